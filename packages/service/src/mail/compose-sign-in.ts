import type { Message } from './mailer.ts'
import { words as ar } from './words/ar.ts'
import { words as de } from './words/de.ts'
import { words as en, type MailWords } from './words/en.ts'
import { words as es } from './words/es.ts'
import { words as ja } from './words/ja.ts'
import { words as zh } from './words/zh.ts'

/** What our mail says, by language. */
const mailWords: Readonly<Record<string, MailWords>> = { en, zh, ja, de, es, ar }

/** The mail with the link by which somebody shows that an address is theirs. */
export function composeSignIn(
  locale: string,
  { to, shop, link }: { readonly to: string; readonly shop: string; readonly link: string },
): Message {
  const asked = locale.toLowerCase().split('-')[0] ?? ''
  const language = Object.hasOwn(mailWords, asked) ? asked : 'en'
  const t = mailWords[language] ?? en
  const lead = t.signInLead(shop)
  return {
    to,
    fromName: shop,
    subject: t.signInSubject(shop),
    text: [lead, link, `${t.signInOnce}\n${t.signInOther}`].join('\n\n'),
    html: `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<body style="margin:0;padding:32px 16px;background:#f9f9f8;color:#21201c;font:16px/24px system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:16px">
<p style="margin:0 0 24px;font-weight:600">${escaped(shop)}</p>
<p style="margin:0 0 24px">${escaped(lead)}</p>
<p style="margin:0 0 24px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#008573;color:#fff;font-weight:600;text-decoration:none">${t.signInButton}</a></p>
<p style="margin:0;color:#63635e;font-size:14px;line-height:20px">${t.signInOnce} ${t.signInOther}</p>
</div>
</body>
</html>
`,
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

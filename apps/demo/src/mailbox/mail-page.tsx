/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Email } from 'postal-mime'
import { DemoHead, DemoPage } from '../demo-page.tsx'
import type { Lang } from '../shop/lang.ts'

const words = {
  en: {
    title: 'Mailbox',
    lead: 'Mail that the demo sent. It arrived on this machine, and went nowhere else.',
    empty:
      'No mail yet. Share from the program’s own page and give an address, any address: the letter is here a moment later.',
    to: 'To',
    back: 'Start page',
    other: '中文',
  },
  zh: {
    title: '邮箱',
    lead: '演示发出的邮件都送到这台机器上，没有寄往别处。',
    empty: '还没有邮件。在活动主页分享后填写任意邮箱，片刻之后信就在这里。',
    to: '收件人',
    back: '首页',
    other: 'English',
  },
} as const

type Props = { readonly lang: Lang; readonly letters: readonly Email[] }

/** What has arrived, the newest first. Letters are shown as their text: nothing of them runs here. */
export function MailPage({ lang, letters }: Props) {
  const t = words[lang]
  return (
    <DemoPage lang={lang} title={`${t.title} · Goodword`}>
      <div class="start">
        <DemoHead lang={lang} path="/mail" other={t.other} />
        <main class="mailbox">
          <h1>{t.title}</h1>
          <p class="lead">{letters.length === 0 ? t.empty : t.lead}</p>
          <ol class="letters">
            {letters.map((letter) => (
              <li class="letter">
                <h2 dir="auto">{letter.subject}</h2>
                <p class="letter-about">
                  <span>{letter.from?.name}</span>
                  <span>
                    {t.to} {letter.to?.map(({ address }) => address).join(', ')}
                  </span>
                </p>
                <div class="letter-text" dir="auto">
                  {withLinks(letter.text ?? '')}
                </div>
              </li>
            ))}
          </ol>
        </main>
      </div>
    </DemoPage>
  )
}

/** A letter's text, with its addresses to be followed. */
function withLinks(text: string) {
  return text
    .split(/(https?:\/\/[^\s]+)/)
    .map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part))
}

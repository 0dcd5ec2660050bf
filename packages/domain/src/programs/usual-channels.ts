import type { SharingChannel } from './document/sharing.ts'
import type { ProgramDocument } from './document.ts'

/**
 * Where customers are offered to share, the most wanted first: as the merchant says, else what people of the
 * reader's language write each other with. What a device cannot do, the widget leaves out.
 */
export function channelsFor(
  { sharing }: Pick<ProgramDocument, 'sharing'>,
  locale: string,
): readonly SharingChannel[] {
  return sharing?.channels ?? ['native', 'copy', ...usualIn(locale), 'sms', 'email', 'qr']
}

function usualIn(locale: string): readonly SharingChannel[] {
  const [language = '', ...subtags] = locale.toLowerCase().split('-')
  const isElsewhere = subtags.some((tag) => /^(hk|mo|tw)$/.test(tag))
  if (language === 'zh' && !isElsewhere) return ['wechat', 'weibo', 'qq']
  if (subtags.includes('tw') || /^(ja|th)$/.test(language)) return ['line', 'x']
  return language === 'ar' ? ['whatsapp', 'telegram'] : ['whatsapp', 'facebook']
}

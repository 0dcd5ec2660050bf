import type { Channel } from './choose-channels.ts'

/** What a channel is told: the words, and the link that stands for the customer. */
export type Message = { readonly text: string; readonly link: string; readonly subject: string }

/** The address that opens a channel with a message; undefined where there is none to open. */
export function channelAddress(
  channel: Channel,
  { text, link, subject }: Message,
): string | undefined {
  const both = encodeURIComponent(`${text} ${link}`)
  const said = encodeURIComponent(text)
  const url = encodeURIComponent(link)
  switch (channel) {
    case 'whatsapp':
      return `https://wa.me/?text=${both}`
    case 'sms':
      // The ampersand is for iOS, which otherwise drops the text.
      return `sms:?&body=${both}`
    case 'email':
      return `mailto:?subject=${encodeURIComponent(subject)}&body=${both}`
    case 'weibo':
      return `https://service.weibo.com/share/share.php?url=${url}&title=${said}`
    case 'qq':
      return `https://connect.qq.com/widget/shareqq/index.html?url=${url}&title=${said}`
    case 'line':
      return `https://line.me/R/share?text=${both}`
    case 'telegram':
      return `https://t.me/share/url?url=${url}&text=${said}`
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${url}`
    case 'x':
      return `https://x.com/intent/post?text=${said}&url=${url}`
    default:
      return undefined
  }
}

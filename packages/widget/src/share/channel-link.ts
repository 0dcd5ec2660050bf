import type { Channel } from './choose-channels.ts'

/** The customer's link for one channel: whoever opens it is counted to that channel, and to nobody's name. */
export function channelLink(link: string, channel: Channel): string {
  return `${link}${link.includes('?') ? '&' : '?'}c=${channel}`
}

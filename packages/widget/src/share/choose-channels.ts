import type { channel } from '@goodword/contract/shares'
import type { InferOutput } from 'valibot'

/** A channel that the widget offers. */
export type Channel = Exclude<InferOutput<typeof channel>, 'other'>

export type Device = {
  /** Whether it has a share sheet of its own. */
  readonly canShare: boolean
  /** A phone or a tablet: it sends text messages, and its share sheet is the shortest way. */
  readonly isTouch: boolean
  /** Within WeChat, which opens no other app and no foreign address. */
  readonly isInWeChat: boolean
}

const CHANNELS_MAX = 6

/** Of the channels that are offered, the few that work here, in the same order; copying always does. */
export function chooseChannels(
  { canShare, isTouch, isInWeChat }: Device,
  offered: readonly string[],
): readonly Channel[] {
  const chosen = offered.filter((channel) => {
    if (isInWeChat) return /^(copy|wechat|qr)$/.test(channel)
    if (channel === 'native') return canShare && isTouch
    return channel !== 'sms' || isTouch
  }) as Channel[]
  return chosen.length > 0 ? chosen.slice(0, CHANNELS_MAX) : ['copy']
}

import * as v from 'valibot'

/** The channels that a program can name; `native` is the device's own share sheet, `qr` a printed card. */
export const sharingChannels = [
  'native',
  'copy',
  'whatsapp',
  'sms',
  'email',
  'wechat',
  'weibo',
  'qq',
  'line',
  'telegram',
  'facebook',
  'x',
  'qr',
] as const

export type SharingChannel = (typeof sharingChannels)[number]

export const ChannelSchema = v.picklist(
  sharingChannels,
  `Use one of ${sharingChannels.join(', ')}.`,
)

/** Where customers are offered to share, the most wanted first; without it the widget chooses by place and device. */
export const SharingSchema = v.pipe(
  v.strictObject({
    channels: v.pipe(
      v.array(ChannelSchema),
      v.minLength(1, 'Name one channel at least, or leave `sharing` out.'),
      v.check(
        (channels) => new Set(channels).size === channels.length,
        'Name each channel once: the first place counts.',
      ),
      v.description(
        'The channels, the most wanted first. What a device cannot do is left out there.',
      ),
    ),
  }),
  v.description('Where customers are offered to share; without it, chosen by device and language.'),
)

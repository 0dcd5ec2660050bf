import type { Channel } from '../share/choose-channels.ts'

/** The sign of a channel, beside its name: lines of 1.5 px, as all our signs. */
export function ChannelIcon({ channel }: { readonly channel: Channel }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={lines[channel] ?? bubble} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  )
}

const bubble = 'M7.9 20A9 9 0 1 0 4 16.1L2 22z'

const lines: Readonly<Partial<Record<Channel, string>>> = {
  whatsapp: `${bubble}M8.5 8.5c0 4 3 7 7 7l1-2-2.5-1.5-1 1c-1.5-.5-2-1-2.5-2.5l1-1-1.5-2.5z`,
  sms: 'M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2zM8 10h.01M12 10h.01M16 10h.01',
  email:
    'm22 7-9 5.7a2 2 0 0 1-2 0L2 7M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
  wechat:
    'M14 9a2 2 0 0 1-2 2H6l-4 4V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2zM18 9h2a2 2 0 0 1 2 2v11l-4-4h-6a2 2 0 0 1-2-2v-1',
  weibo: 'M2 12s3-7 10-7 10 7 10 7-3 7-10 7-10-7-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  telegram: 'm22 2-7 20-4-9-9-4zM22 2 11 13',
  facebook: 'M18 2h-3a5 5 0 0 0-5 5v3H7v4h3v8h4v-8h3l1-4h-4V7a1 1 0 0 1 1-1h3z',
  x: 'm4 4 16 16M20 4 4 20',
  qr: 'M3 3h5v5H3zM16 3h5v5h-5zM3 16h5v5H3zM21 16h-3a2 2 0 0 0-2 2v3M21 21v.01M12 7v3a2 2 0 0 1-2 2H7M3 12h.01M12 3h.01M12 16v.01M16 12h1M21 12v.01M12 21v-1',
}

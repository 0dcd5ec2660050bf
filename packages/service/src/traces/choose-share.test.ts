import { expect, test } from 'vitest'
import { chooseShare, type Shared } from './choose-share.ts'

const share = (channel: string, minute: number): Shared => ({
  channel,
  at: `2026-05-18T10:${String(minute).padStart(2, '0')}:00.000Z`,
})
const came = (channel: string | null, minute: number) => ({ ...share('', minute), channel })
const shares = [share('whatsapp', 10), share('email', 20), share('email', 30), share('sms', 50)]

test.each([
  ['the one share by its channel', came('whatsapp', 40), { share: shares[0], is_last: false }],
  [
    'of several by its channel the last before it',
    came('email', 40),
    { share: shares[2], is_last: true },
  ],
  ['not what came after it', came('email', 25), { share: shares[1], is_last: false }],
  ['nothing by another channel', came('line', 40), undefined],
  ['nothing of a channel used only afterwards', came('sms', 40), undefined],
  [
    'the last before it where no channel is known',
    came(null, 40),
    { share: shares[2], is_last: true },
  ],
  ['nothing where nothing was shared before', came(null, 5), undefined],
])('a click is led back to %s', (_, arrival, chosen) => {
  expect(chooseShare(shares, arrival)).toEqual(chosen)
})

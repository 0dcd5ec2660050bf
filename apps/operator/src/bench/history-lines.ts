import { programTemplates } from '@goodword/domain/programs/templates'

const ADVOCATES = 2_000
const START = Date.UTC(2026, 0)

/** The program that histories are run over: a discount for the friend, a voucher for the advocate. */
export function fashionVoucher() {
  return programTemplates.find(({ id }) => id === 'fashion-voucher')!.document
}

/** Orders in the order of time, so far apart; every tenth is refunded after nine days, every third friend orders again. */
export function* historyLines(count: number, apartMs: number): Generator<string> {
  for (let n = 0; n < count; n++) {
    const at = START + n * apartMs
    const friend = n % 3 === 2 ? n - 2 : n
    const line = {
      type: 'order',
      external_id: String(n),
      occurred_at: new Date(at).toISOString(),
      amount: 5_000 + ((n * 7919) % 40_000),
      asset: 'CNY',
      friend: `f${friend}`,
      advocate: `a${friend % ADVOCATES}`,
      ...(n % 10 === 0 ? { refunded_at: new Date(at + 9 * 86_400_000).toISOString() } : {}),
    }
    yield `${JSON.stringify(line)}\n`
  }
}

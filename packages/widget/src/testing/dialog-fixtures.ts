import { WidgetClaim } from '@goodword/contract/claims'
import { listWidgetEntries } from '@goodword/contract/draws'
import { traceWidgetReferral } from '@goodword/contract/traces'
import { getWidgetWallet } from '@goodword/contract/wallet'
import * as v from 'valibot'
import type { Draw, Draws } from '../draws/draw.ts'
import type { Claim } from '../missing-friend/claim-state.ts'
import type { Trace } from '../trace/trace.ts'
import type { Wallet } from '../wallet/wallet-state.ts'

// What the dialogs of the panel ask for: what the contract does not allow fails here.

const id = (kind: string, number: number) =>
  `${kind}_01h455vb4pex5vsknk084sn${String(number).padStart(3, '0')}`

/** A wallet as the API would send it. */
export function wallet(changes: object = {}): Wallet {
  const item = {
    item_id: id('itm', 1),
    kind: 'coupon',
    name: 'Tea sample',
    description: null,
    price: 400,
    asset: 'points',
    is_affordable: true,
    missing: 0,
    left: 3,
  }
  return v.parse(getWidgetWallet.reply, {
    now: '2026-05-27T09:00:00.000Z',
    balances: [{ asset: 'points', amount: 600 }],
    lots: [
      { asset: 'points', amount: 100, expires_at: '2026-06-30T12:00:00.000Z' },
      { asset: 'points', amount: 200, expires_at: '2026-06-30T15:00:00.000Z' },
      { asset: 'points', amount: 300, expires_at: null },
    ],
    tier: null,
    catalogue: [
      item,
      {
        ...item,
        item_id: id('itm', 2),
        name: 'Teapot',
        price: 1000,
        is_affordable: false,
        missing: 400,
      },
      { ...item, item_id: id('itm', 3), kind: 'gift', name: 'Cup', left: null },
    ],
    redemptions: [],
    deliveries: [],
    transfers: [{ referral_id: id('ref', 1), name: 'Ben', asset: 'points', left_today: 200 }],
    statement: {
      data: [movement(1, 'issue', 600)],
      next_cursor: 'older',
    },
    ...changes,
  })
}

/** A line of its statement. */
export function movement(number: number, journal: string, amount: number): object {
  return {
    id: id('pst', number),
    journal,
    amount,
    asset: 'points',
    balance_after: 600,
    program_id: null,
    reward_id: null,
    redemption_id: null,
    transfer_id: null,
    at: '2026-05-20T12:00:00.000Z',
  }
}

/** A question about a friend whom nobody sees, with its answer so far. */
export function handClaim(number: number, changes: object = {}): Claim {
  return v.parse(WidgetClaim, {
    id: id('clm', number),
    program_id: id('prg', 1),
    order_number: `A-${1000 + number}`,
    friend: { name: 'Ben Carter', email: 'ben@example.com', phone: null },
    shared_at: null,
    state: 'open',
    told: 'being_checked',
    opened_at: '2026-05-27T08:00:00.000Z',
    due_at: '2026-05-29T08:00:00.000Z',
    waits_until: '2026-06-26T08:00:00.000Z',
    is_overdue: false,
    decided_at: null,
    answer: null,
    referral_id: null,
    ...changes,
  })
}

/** Draws as the API would send them. */
export function draws(...data: readonly Draw[]): { readonly data: Draws } {
  return v.parse(listWidgetEntries.reply, {
    now: '2026-05-27T09:00:00.000Z',
    data,
    next_cursor: null,
  })
}

/** All that happened with a friend. */
export function trace(changes: object = {}): Trace {
  return v.parse(traceWidgetReferral.reply, {
    referral_id: id('ref', 1),
    friend_name: 'Ben',
    state: 'converted',
    steps: [
      { kind: 'shared', at: '2026-05-19T12:00:00.000Z', channel: 'whatsapp', is_last: false },
      { kind: 'opened', at: '2026-05-19T18:20:00.000Z', channel: 'whatsapp' },
      { kind: 'began', at: '2026-05-20T12:00:00.000Z' },
      { kind: 'acted', at: '2026-05-20T12:00:00.000Z', type: 'order' },
      {
        kind: 'reward',
        at: '2026-05-20T12:00:01.000Z',
        reward_id: id('rwd', 1),
        reward_kind: 'coupon',
        amount: 10_000,
        asset: 'CNY',
        state: 'held',
      },
    ],
    ...changes,
  })
}

import type { Item, Wallet } from '../wallet/wallet-state.ts'

const sampleId = '01h455vb4pex5vsknk084sn001'

export const sampleCoupon: Item = {
  item_id: `itm_${sampleId}`,
  kind: 'coupon',
  name: 'Tea sample',
  description: null,
  price: 400,
  asset: 'points',
  is_affordable: true,
  missing: 0,
  left: 3,
}

export const sampleGift: Item = { ...sampleCoupon, kind: 'gift', name: 'Teapot', left: null }

/** The wallet of somebody who has points, something to have for them, and somebody to give some to. */
export const sampleWallet: Wallet = {
  now: '2026-05-27T09:00:00.000Z',
  balances: [{ asset: 'points', amount: 600 }],
  lots: [{ asset: 'points', amount: 200, expires_at: '2026-06-30T12:00:00.000Z' }],
  tier: {
    id: 'silver',
    name: 'Silver',
    from: 0,
    growth: 420,
    next: { id: 'gold', name: 'Gold', from: 1000, missing: 580 },
  },
  catalogue: [sampleCoupon, { ...sampleGift, price: 1000, is_affordable: false, missing: 400 }],
  redemptions: [],
  deliveries: [
    {
      delivery_id: `dlv_${sampleId}`,
      redemption_id: null,
      reward_id: null,
      state: 'awaiting_address',
      tracking: null,
    },
  ],
  transfers: [{ referral_id: `ref_${sampleId}`, name: 'Ben', asset: 'points', left_today: 200 }],
  statement: {
    data: [
      {
        id: `pst_${sampleId}`,
        journal: 'issue',
        amount: 600,
        asset: 'points',
        balance_after: 600,
        program_id: null,
        reward_id: null,
        redemption_id: null,
        transfer_id: null,
        at: '2026-05-20T12:00:00.000Z',
      },
    ],
    next_cursor: 'older',
  },
}

export const emptyWallet: Wallet = {
  ...sampleWallet,
  balances: [],
  lots: [],
  catalogue: [],
  deliveries: [],
  transfers: [],
  statement: { data: [], next_cursor: null },
}

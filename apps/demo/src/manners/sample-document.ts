import type { ProgramDraft } from '@goodword/domain/programs/document'

/** A program that uses everything a surface can show. */
export const publicSample: ProgramDraft = {
  name: { en: 'Give and get', zh: '送好友，自己也得' },
  attribution: { click_days: 30, evidence: ['link', 'code', 'claim'] },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 20_000, asset: 'CNY' },
          valid_days: 30,
        },
      ],
    },
    {
      id: 'voucher',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' }, hold_days: 7 },
      ],
    },
    {
      id: 'third-friend',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1500, asset: 'CNY' } }],
    },
  ],
  terms: {
    en: 'One voucher for each friend.\nNot with other offers.',
    zh: '每位好友限一张优惠券。\n不与其他优惠同享。',
  },
}

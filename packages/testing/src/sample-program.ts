import type { ProgramDraft } from '@goodword/domain/programs/document'

/** A usual program with all that a page of ours can show: for tests of surfaces, and for their pictures. */
export const sampleProgram: ProgramDraft = {
  name: { en: 'Give and get', zh: '送好友，自己也得', ar: 'أهدِ واربح' },
  attribution: { evidence: ['link', 'code', 'claim'] },
  rules: [
    {
      id: 'friend-offer',
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
      id: 'advocate-voucher',
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
  faq: [
    {
      question: { en: 'When is it mine?', zh: '何时到账？', ar: 'متى تصبح لي؟' },
      answer: {
        en: 'When your friend’s return time is over.',
        zh: '好友的退货期结束之后。',
        ar: 'عند انتهاء مدة الإرجاع لدى صديقك.',
      },
    },
  ],
  terms: {
    en: 'One voucher for each friend who places a first order.\nReturned orders do not count.',
    zh: '每位好友首次下单，您得一张代金券。\n退货订单不计。',
    ar: 'قسيمة واحدة عن كل صديق يطلب للمرة الأولى.\nالطلبات المرتجعة لا تُحتسب.',
  },
}

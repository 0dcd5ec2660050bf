import type { LanguageExample } from './language-example.ts'

export const instead: LanguageExample = {
  part: 'rules.give.instead',
  title: 'Something else where it cannot be paid',
  says: 'The advocate gets ¥50, and a top-up of the same worth where money cannot be paid out.',
  document: {
    name: { en: 'Money or a top-up' },
    rules: [
      {
        id: 'reward',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'cash',
            value: { amount: 5000, asset: 'CNY' },
            instead: {
              if: 'friend.region == "LATAM"',
              kind: 'coupon',
              value: { amount: 1, asset: 'phone_top_up' },
              valid_months: 6,
              label: { en: 'A phone top-up', zh: '手机充值' },
            },
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100,
      attributes: { region: 'EU' },
      leads_to: ['advocate: granted cash 5000 CNY'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 100,
      attributes: { region: 'LATAM' },
      leads_to: ['advocate: granted coupon 1 phone_top_up'],
    },
  ],
}

export const regions: LanguageExample = {
  part: 'beneficiaries.*',
  title: 'A donation in one region, a coupon in another',
  says: 'Where a friend comes from APAC, ¥10 go to an education fund; elsewhere the advocate gets a coupon for six months, or a donation to the same fund where no coupon can be used.',
  document: {
    name: { en: 'Each region in its way' },
    beneficiaries: { 'education-fund': { name: { en: 'Education fund', zh: '教育基金' } } },
    rules: [
      {
        id: 'apac',
        when: 'order',
        if: 'friend.region == "APAC"',
        give: [
          {
            to: 'advocate',
            kind: 'donation',
            value: { amount: 1000, asset: 'CNY' },
            beneficiary: 'education-fund',
          },
        ],
      },
      {
        id: 'elsewhere',
        when: 'order',
        if: 'friend.region != "APAC"',
        give: [
          {
            to: 'advocate',
            kind: 'coupon',
            value: { amount: 1000, asset: 'CNY' },
            valid_months: 6,
            instead: {
              if: 'friend.region == "MEA"',
              kind: 'donation',
              value: { amount: 1000, asset: 'CNY' },
              beneficiary: 'education-fund',
            },
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100,
      attributes: { region: 'APAC' },
      leads_to: ['advocate: granted donation 1000 CNY', 'advocate: declined, condition_not_met'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 100,
      attributes: { region: 'MEA' },
      leads_to: ['advocate: declined, condition_not_met', 'advocate: granted donation 1000 CNY'],
    },
  ],
}

export const alternatives: LanguageExample = {
  part: 'rules.give.instead',
  title: 'A perk instead of a coupon',
  says: 'Members of staff get a perk for 30 days instead of a coupon.',
  document: {
    name: { en: 'A coupon or a perk' },
    rules: [
      {
        id: 'thanks',
        when: 'order',
        give: [
          {
            to: 'friend',
            kind: 'coupon',
            value: { amount: 500, asset: 'CNY' },
            instead: {
              if: 'friend.is_staff',
              kind: 'perk',
              value: { amount: 1, asset: 'free_parking' },
              valid_days: 30,
            },
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100,
      attributes: { is_staff: true },
      leads_to: ['friend: granted perk 1 free_parking'],
    },
  ],
}

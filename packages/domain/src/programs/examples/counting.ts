import type { LanguageExample } from './language-example.ts'

const points = (amount: number) => [
  { to: 'advocate' as const, kind: 'points' as const, value: { amount, asset: 'points' } },
]

export const within: LanguageExample = {
  part: 'rules.within',
  title: 'Each renewal of the first year, and the first two orders of a month',
  says: 'Renewals earn for twelve months of the calendar in Shanghai from the first one on; the first two orders within 30 days of the attribution earn as well.',
  document: {
    name: { en: 'A year of renewals' },
    attribution: { conversion_days: 730 },
    goal: { when: 'renewal' },
    rules: [
      {
        id: 'renewals',
        when: 'renewal',
        within: { months: 12, of: 'first_conversion', time_zone: 'Asia/Shanghai' },
        give: points(100),
      },
      { id: 'first-orders', when: 'order', first: 2, within: { days: 30 }, give: points(10) },
    ],
  },
  story: [
    { friend: 'Ben', does: 'renewal', leads_to: ['advocate: granted points 100 points'] },
    { friend: 'Ben', does: 'order', leads_to: ['advocate: granted points 10 points'] },
    { friend: 'Ben', does: 'order', leads_to: ['advocate: granted points 10 points'] },
    { friend: 'Ben', does: 'order', leads_to: ['advocate: declined, recurrence_ended'] },
    {
      friend: 'Ben',
      does: 'order',
      after_days: 30,
      leads_to: ['advocate: declined, window_ended'],
    },
    {
      friend: 'Ben',
      does: 'renewal',
      after_days: 334,
      leads_to: ['advocate: granted points 100 points'],
    },
    {
      friend: 'Ben',
      does: 'renewal',
      after_days: 1,
      leads_to: ['advocate: declined, window_ended'],
    },
  ],
}

export const total: LanguageExample = {
  part: 'rules.total',
  title: 'Once a friend has spent $1,000 in three months',
  says: 'What the friend spends after the card is approved is added up, net of refunds. It is given once for each friend, taken back where refunds undo it, and given again where it is reached again.',
  document: {
    name: { en: 'Card' },
    attribution: { new_customers_only: false },
    goal: { when: 'card_approved' },
    rules: [
      {
        id: 'spend-1000',
        when: 'order',
        per: 'referral',
        within: { months: 3, of: 'goal' },
        total: { at_least: 100_000, asset: 'USD' },
        give: points(1_500),
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'card_approved', leads_to: [] },
    {
      friend: 'Ben',
      does: 'order',
      amount: 99_999,
      asset: 'USD',
      leads_to: ['advocate: declined, total_not_reached'],
    },
    {
      friend: 'Ben',
      does: 'order',
      amount: 1,
      asset: 'USD',
      leads_to: ['advocate: granted points 1500 points'],
    },
    {
      friend: 'Ben',
      does: 'refund',
      leads_to: ['advocate: taken_back points, conversion_refunded'],
    },
    {
      friend: 'Ben',
      does: 'order',
      amount: 500,
      asset: 'USD',
      leads_to: ['advocate: granted points 1500 points'],
    },
  ],
}

export const spending: LanguageExample = {
  part: 'rules.milestone',
  title: 'A year as VIP for ¥50,000 that friends have spent',
  says: 'All friends together, in one calendar year in Shanghai. Where refunds take the sum below again, the privilege stays until staff have looked at it.',
  document: {
    name: { en: 'VIP' },
    goal: { when: 'order' },
    rules: [
      {
        id: 'vip',
        milestone: {
          at: 5_000_000,
          counting: 'friends_spending',
          asset: 'CNY',
          period: 'year',
          time_zone: 'Asia/Shanghai',
        },
        if: 'advocate.days_since_enrolled >= 0',
        when_fallen: 'review',
        give: [{ to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'vip_year' } }],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 4_999_999, leads_to: [] },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: ['advocate: granted perk 1 vip_year'] },
    {
      friend: 'Cleo',
      does: 'refund',
      leads_to: ['advocate: flagged perk 1 vip_year, count_fell'],
    },
    { friend: 'Dan', does: 'order', amount: 1, leads_to: ['advocate: kept perk 1 vip_year'] },
  ],
}

export const boards: LanguageExample = {
  part: 'boards',
  title: 'Who brought the most this month, and whose friends spent the most',
  says: 'Both start anew on the first of the month in Shanghai. Those who tie share a rank; a name is shown where its owner wishes it, and on the second board never.',
  document: {
    name: { en: 'Boards' },
    rules: [{ id: 'each-order', when: 'order', give: points(50) }],
    boards: [
      {
        id: 'friends',
        counting: 'approved_referrals',
        period: 'month',
        time_zone: 'Asia/Shanghai',
        ties: 'share',
        names: 'opt_in',
      },
      {
        id: 'spending',
        counting: 'friends_spending',
        asset: 'CNY',
        period: 'month',
        time_zone: 'Asia/Shanghai',
        names: 'masked',
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 5_000,
      leads_to: ['advocate: granted points 50 points'],
    },
  ],
}

export const lead: LanguageExample = {
  part: 'lead',
  title: 'Leads of a service',
  says: 'A friend leaves a form and comes through the stages; each is a conversion "lead_stage". Whoever does not fit is offered something else.',
  document: {
    name: { en: 'Leads' },
    attribution: { conversion_days: 365, evidence: ['link', 'code', 'lead'] },
    rules: [{ id: 'each-lead', when: 'lead_stage', per: 'referral', give: points(50) }],
    lead: {
      stages: ['submitted', 'qualified', 'meeting', 'won'],
      alternative: { en: 'We are not a good fit today. Here is our free guide instead.' },
    },
  },
  story: [
    { friend: 'Ben', does: 'lead_stage', leads_to: ['advocate: granted points 50 points'] },
    { friend: 'Ben', does: 'lead_stage', leads_to: ['advocate: kept points 50 points'] },
  ],
}

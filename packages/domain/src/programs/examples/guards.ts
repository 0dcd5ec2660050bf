import type { LanguageExample } from './language-example.ts'

const cash: LanguageExample['document']['rules'][number] = {
  id: 'cash',
  when: 'order',
  give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'CNY' } }],
}
const granted = ['advocate: granted cash 1000 CNY']

export const budget: LanguageExample = {
  part: 'budget',
  title: 'Never more than ¥30, a third of it kept aside',
  says: 'Each promise is held back for when it is made and given back when it is cancelled. New promises come to ¥20 at most; the rest is for rewards that are promised already and come to more. An event tells at half.',
  document: {
    name: { en: 'Within a budget' },
    rules: [cash],
    budget: {
      amount: 3000,
      asset: 'CNY',
      reserve_basis_points: 3333,
      thresholds_basis_points: [5000],
      when_spent: 'decline',
    },
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1, leads_to: granted },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: granted },
    { friend: 'Dan', does: 'order', amount: 1, leads_to: ['advocate: declined, budget_spent'] },
    {
      friend: 'Cleo',
      does: 'refund',
      amount: 1,
      leads_to: ['advocate: taken_back cash, conversion_refunded'],
    },
    { friend: 'Eve', does: 'order', amount: 1, leads_to: granted },
  ],
}

export const quota: LanguageExample = {
  part: 'quota',
  title: 'Two new friends a week, the rest wait',
  says: 'Whoever comes beyond the quota waits in a queue. On Monday they are admitted, who came first goes first, and what they did meanwhile is decided then.',
  document: {
    name: { en: 'A queue' },
    rules: [cash],
    quota: {
      count: 2,
      period: 'week',
      time_zone: 'Asia/Shanghai',
      then: 'queue',
      order: 'arrival',
    },
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1, leads_to: granted },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: granted },
    { friend: 'Dan', does: 'order', amount: 1, leads_to: ['advocate: declined, referral_queued'] },
    // Dan's turn came on Monday; this is a second order of his.
    { friend: 'Dan', does: 'order', amount: 1, after_days: 7, leads_to: granted },
    { friend: 'Eve', does: 'order', amount: 1, leads_to: granted },
    { friend: 'Fay', does: 'order', amount: 1, leads_to: ['advocate: declined, referral_queued'] },
  ],
}

export const schedule: LanguageExample = {
  part: 'schedule',
  title: 'From one moment to another',
  says: 'New friends are taken from the start, and no longer at the end. Whoever came before the end still earns for the advocate.',
  document: {
    name: { en: 'A season' },
    rules: [cash],
    schedule: {
      starts_at: '2026-03-03T00:00:00+08:00',
      ends_at: '2026-03-10T00:00:00+08:00',
      promises: 'honour',
    },
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1, leads_to: [] },
    { friend: 'Cleo', does: 'order', amount: 1, after_days: 1, leads_to: granted },
    { friend: 'Dan', does: 'order', amount: 1, after_days: 7, leads_to: [] },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: granted },
  ],
}

export const guard: LanguageExample = {
  part: 'guard',
  title: 'A new customer costs a third of their worth at most',
  says: 'A customer is worth ¥60, so all rewards for one may come to ¥20 on average. Beyond that new promises rest, an event tells, and they go on by themselves when it is less.',
  document: {
    name: { en: 'Worth it' },
    goal: { when: 'order' },
    rules: [
      {
        id: 'welcome',
        when: 'signup',
        give: [{ to: 'friend', kind: 'credit', value: { amount: 1200, asset: 'CNY' } }],
      },
    ],
    guard: { customer_value: { amount: 6000, asset: 'CNY' }, cost_share_max_basis_points: 3333 },
  },
  story: [
    { friend: 'Ben', does: 'signup', leads_to: ['friend: granted credit 1200 CNY'] },
    { friend: 'Cleo', does: 'signup', leads_to: ['friend: declined, cost_guard'] },
    { friend: 'Ben', does: 'order', amount: 1, leads_to: [] },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: [] },
    { friend: 'Dan', does: 'signup', leads_to: ['friend: granted credit 1200 CNY'] },
  ],
}

export const customerValue: LanguageExample = {
  part: 'guard.customer_value',
  title: 'What a customer is worth',
  says: 'All that a new customer leaves with you over their time, in the currency that rewards are given in.',
  document: {
    name: { en: 'Half of it' },
    rules: [cash],
    guard: { customer_value: { amount: 1999, asset: 'CNY' }, cost_share_max_basis_points: 5000 },
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1, leads_to: ['advocate: declined, cost_guard'] },
  ],
}

import type { LanguageExample } from './language-example.ts'

const thanks: LanguageExample['document']['rules'][number] = {
  id: 'thanks',
  when: 'order',
  give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'EUR' } }],
}

export const countryLimits: LanguageExample = {
  part: 'limits',
  title: 'Caps by country, by week and over all programs',
  says: 'A hundred rewards a month for friends of any country, but one for those of France. Staff get one reward a week. And all programs that carry the limit "all-of-us" give 20 euros together.',
  document: {
    name: { en: 'Caps' },
    rules: [thanks],
    limits: [
      { per: 'country', count: 100, countries: { FR: 1 }, period: 'month' },
      { per: 'advocate', count: 1, period: 'week', for: 'staff' },
      {
        id: 'all-of-us',
        per: 'program',
        amount: 2000,
        asset: 'EUR',
        period: 'lifetime',
        across: 'workspace',
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 1000,
      asset: 'EUR',
      attributes: { country: 'FR' },
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 1000,
      asset: 'EUR',
      attributes: { country: 'FR' },
      leads_to: ['advocate: declined, limit_reached until 2026-04-01T00:00:00.000Z'],
    },
    {
      friend: 'Dan',
      does: 'order',
      amount: 1000,
      asset: 'EUR',
      attributes: { country: 'DE' },
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Eve',
      does: 'order',
      amount: 1000,
      asset: 'EUR',
      attributes: { country: 'DE' },
      leads_to: ['advocate: declined, limit_reached'],
    },
  ],
}

export const countryTable: LanguageExample = {
  part: 'limits',
  title: 'So much a month for each country',
  says: 'What friends of a country may bring in a month is said for Germany by itself; every other country has 10 euros.',
  document: {
    name: { en: 'By country' },
    rules: [thanks],
    limits: [
      {
        per: 'country',
        amount: 1000,
        asset: 'EUR',
        countries: { DE: 2000 },
        period: 'month',
        time_zone: 'Europe/Berlin',
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      asset: 'EUR',
      amount: 1000,
      attributes: { country: 'DE' },
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      asset: 'EUR',
      amount: 1000,
      attributes: { country: 'DE' },
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Dan',
      does: 'order',
      asset: 'EUR',
      amount: 1000,
      attributes: { country: 'DE' },
      leads_to: ['advocate: declined, limit_reached until 2026-03-31T22:00:00.000Z'],
    },
  ],
}

export const rollingLimit: LanguageExample = {
  part: 'limits.period',
  title: 'Two rewards in any 30 days',
  says: 'The window ends with each moment: a reward counts from its instant until exactly 30 days later.',
  document: {
    name: { en: 'Rolling' },
    rules: [thanks],
    limits: [{ per: 'advocate', count: 2, period: { rolling_days: 30 } }],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      asset: 'EUR',
      amount: 1,
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      asset: 'EUR',
      amount: 1,
      after_days: 10,
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
    {
      friend: 'Dan',
      does: 'order',
      asset: 'EUR',
      amount: 1,
      after_days: 19,
      leads_to: ['advocate: declined, limit_reached until 2026-04-01T09:00:00.000Z'],
    },
    {
      friend: 'Eve',
      does: 'order',
      asset: 'EUR',
      amount: 1,
      after_days: 1,
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
  ],
}

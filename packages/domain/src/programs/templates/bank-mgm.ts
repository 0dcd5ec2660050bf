import type { ProgramDraft } from '../document.ts'

/** A bank: staff refer companies and get a thousandth of their mean deposits of the first year, when it is over. */
export const bankMgm: ProgramDraft = {
  name: { en: '0.1% of the first year’s deposits', zh: '首年日均存款的 0.1%' },
  attribution: { conversion_days: 400 },
  rules: [
    {
      id: 'first-year-deposits',
      when: 'account_opened',
      if: 'conversion.number == 1 && advocate.is_staff',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: {
            rate_basis_points: 10,
            of: 'balance',
            over: { months: 12, time_zone: 'Asia/Shanghai' },
            asset: 'CNY',
            rounding: 'down',
          },
          label: { en: '0.1% of the mean daily deposits', zh: '日均存款的 0.1%' },
        },
      ],
    },
  ],
  limits: [
    {
      per: 'advocate',
      amount: 2_000_000,
      asset: 'CNY',
      period: 'year',
      time_zone: 'Asia/Shanghai',
    },
  ],
  wording: {
    en: {
      headline: 'Bring a company, get 0.1% of its deposits',
      share_text: 'We look after your company’s account here. Open it through my link.',
      friend_headline: 'Your account manager invites you',
      friend_text: 'Open your company’s account through this invitation.',
    },
    zh: {
      headline: '推荐企业开户，得日均存款的 0.1%',
      share_text: '由我为贵公司服务。请通过我的链接开户。',
      friend_headline: '您的客户经理邀请您',
      friend_text: '通过此邀请为贵公司开立账户。',
    },
  },
  terms: {
    en: [
      'For staff of the bank. A company that is new to us opens an account through your link or with your code.',
      'When its first year is over you get 0.1% of its mean daily deposits of that year, counted to the day and rounded down, at most ¥20,000 a calendar year (Shanghai time).',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '适用于本行员工。新企业客户通过您的链接或推荐码开户。',
      '该企业开户满一年后，您得其首年日均存款的 0.1%，按日精确计算，舍去分以下，每个自然年（上海时间）最多 20,000 元。',
      '推荐自己无效。',
    ].join('\n'),
  },
}

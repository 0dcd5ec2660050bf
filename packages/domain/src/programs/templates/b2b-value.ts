import type { ProgramDraft } from '../document.ts'

/** Professional services: no cash. A lead that is won brings the advocate a thing of value of their choice. */
export const b2bValue: ProgramDraft = {
  name: { en: 'Knowledge for a good introduction', zh: '引荐客户，回馈专业价值' },
  attribution: {
    click_days: 90,
    conversion_days: 365,
    evidence: ['link', 'code', 'lead'],
  },
  lead: {
    stages: ['submitted', 'qualified', 'meeting', 'won'],
    alternative: {
      en: 'We are not the right firm for this need. Our newsletter and the open workshops are yours, free of charge.',
      zh: '这项需求并非我们所长。欢迎免费订阅我们的简报并参加公开研讨会。',
    },
  },
  goal: { when: 'lead_stage', if: 'conversion.data.stage == "won"' },
  rules: [
    {
      id: 'value-of-choice',
      when: 'lead_stage',
      if: 'conversion.data.stage == "won"',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'research_report' },
          choice: 'your-choice',
          label: { en: 'The research report of the year', zh: '年度研究报告' },
        },
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'event_seat' },
          choice: 'your-choice',
          stock: 20,
          label: { en: 'A seat at the autumn event', zh: '秋季峰会席位' },
        },
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 2, asset: 'consulting_hours' },
          choice: 'your-choice',
          label: { en: 'Two hours of consulting', zh: '两小时咨询' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'Introduce a company, choose your thanks',
      share_text: 'They helped us a great deal. Tell them what you need through my link.',
      friend_headline: 'You were recommended to us',
      friend_text: 'Tell us what you need. We answer within two working days.',
    },
    zh: {
      headline: '引荐一家企业，谢礼由您选择',
      share_text: '他们帮了我们很大的忙。通过我的链接说说您的需求吧。',
      friend_headline: '有人向您推荐我们',
      friend_text: '请告诉我们您的需求，两个工作日内回复。',
    },
  },
  terms: {
    en: [
      'You introduce a company that is new to us, through your link, your code or the form, with its consent.',
      'When it becomes a client, also months later, you choose one of: the research report, a seat at the event (20 seats), two hours of consulting. We pay no money for introductions.',
      'Introducing your own company does not count.',
    ].join('\n'),
    zh: [
      '您通过链接、推荐码或表单引荐一家新客户企业，并已征得其同意。',
      '该企业成为客户后（数月之后亦可），您可任选其一：研究报告、峰会席位（共 20 席）、两小时咨询。引荐不支付现金。',
      '引荐自己的公司无效。',
    ].join('\n'),
  },
}

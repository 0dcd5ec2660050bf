import type { ProgramDraft } from '../document.ts'
import type { LanguageExample, Step } from './language-example.ts'

const tea: Pick<ProgramDraft, 'name' | 'rules'> = {
  name: { en: 'Tea for two', zh: '好茶共享' },
  rules: [
    {
      id: 'tea',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
  ],
}

const story: readonly Step[] = [
  { friend: 'Ben', does: 'order', amount: 4000, leads_to: ['advocate: granted points 100 points'] },
]

export const faq: LanguageExample = {
  part: 'faq',
  title: 'What customers ask',
  says: 'A question and its answer, shown beside the terms. Like all of what follows, it changes nothing about who gets what.',
  document: {
    ...tea,
    faq: [
      {
        question: { en: 'When do I get my points?', zh: '积分什么时候到账？' },
        answer: { en: 'As soon as your friend has ordered.', zh: '好友下单后立即到账。' },
      },
    ],
  },
  story,
}

export const sharing: LanguageExample = {
  part: 'sharing',
  title: 'WeChat first',
  says: 'The panel offers WeChat, then the printed card, then the plain link.',
  document: { ...tea, sharing: { channels: ['wechat', 'qr', 'copy'] } },
  story,
}

export const prompt: LanguageExample = {
  part: 'prompt',
  title: 'Asked after a good delivery',
  says: 'Customers are asked to recommend after a delivery that they rated well, at most once in 60 days.',
  document: { ...tea, prompt: { after: ['delivery'], every_days: 60 } },
  story,
}

export const theme: LanguageExample = {
  part: 'theme',
  title: 'In the colours of the shop',
  says: 'Buttons in the shop’s green, corners of 12 pixels, the shop’s own font, light or dark as the customer’s device is.',
  document: {
    ...tea,
    theme: {
      accent: '#008573',
      radius: 12,
      font: "Inter, 'PingFang SC', sans-serif",
      mode: 'auto',
    },
  },
  story,
}

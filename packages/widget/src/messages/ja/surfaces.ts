import type { SurfaceMessages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say, in Japanese. */
export const messages: SurfaceMessages = {
  ...headline,
  promptName: 'お友達に紹介',
  promptAfterOrder: 'ご注文ありがとうございます。ほかに喜ばれそうな方はいらっしゃいますか？',
  promptAfterDelivery: '気に入っていただけて何よりです。ほかに喜ばれそうな方はいらっしゃいますか？',
  notNow: '今はしない',
  terms: '規約',
  questions: 'よくある質問',
  noTerms: '規約がこちらに表示されます。',
  boardName: 'ランキング',
  boardPeriod: (start, end) => `${start}から${end}まで`,
  boardPlace: '順位',
  boardPerson: 'お名前',
  boardCount: 'お友達',
  boardYou: 'あなた',
  boardHidden: '匿名',
  boardEmpty: 'まだ誰もいません。最初の紹介で1位になれます。',
  boardMe: (place) => `あなたは${place}位です。`,
  boardNext: (more) => `あと${more}で順位が上がります。`,
  boardBelow: '現在、1万位より下です。',
  boardSpent: 'ご注文金額',
  boardShowName: '名前を表示する',
  failedTitle: '読み込めませんでした',
  retry: 'もう一度試す',
}

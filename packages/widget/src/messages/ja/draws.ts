import type { DrawMessages } from '../messages.ts'

/** What is said of draws, in Japanese. */
export const messages: DrawMessages = {
  drawsTitle: '抽選',
  noDraws: '現在、このプログラムに抽選はありません。',
  drawOn: (date) => `${date}に抽選`,
  drawnOn: (date) => `${date}に抽選済み`,
  ticketsCount: { other: '#口' },
  noEntries: 'まだありません',
  noEntriesYet: '抽選口数はまだありません。獲得方法は規約をご覧ください。',
  winnersCount: { other: '当選#名' },
  drawAlike: '当たる確率はどの口も同じです。',
  drawWon: '当選しました',
  drawLost: '今回は選ばれませんでした',
  drawTook: (own, all) => `あなたの口数：全${all}口中${own}口`,
  drawNone: 'この抽選の口数はありませんでした。',
  drawCheck: '抽選結果の確かめ方',
  drawPromise:
    '当選者は秘密の数値で決まります。数値は最初の口数が付く前に決められ、その指紋（ハッシュ値）は当初から公開されています。',
  drawRevealed:
    '数値は公開されました。この指紋と一致し、同じ当選者になることを誰でも確かめられます。',
  drawCommitment: '指紋（SHA-256）',
  drawSeed: '数値',
  drawEntriesHash: '全口数の指紋',
  drawHolder: '一覧でのあなたの番号',
  drawList: '全口数と当選者の一覧',
  drawsFailed: '抽選を読み込めませんでした。口数に変わりはありません。',
}

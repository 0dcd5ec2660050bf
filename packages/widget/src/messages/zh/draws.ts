import type { DrawMessages } from '../messages.ts'

/** What is said of draws, in Chinese. */
export const messages: DrawMessages = {
  drawsTitle: '抽奖',
  noDraws: '本活动目前没有抽奖。',
  drawOn: (date) => `${date}开奖`,
  drawnOn: (date) => `${date}已开奖`,
  ticketsCount: { other: '# 次机会' },
  noEntries: '暂无机会',
  noEntriesYet: '您还没有抽奖机会，获得方式请见活动规则。',
  winnersCount: { other: '# 个名额' },
  drawAlike: '每次抽奖机会的中奖概率相同。',
  drawWon: '您中奖了',
  drawLost: '这次未中奖',
  drawTook: (own, all) => `您的抽奖机会：${own}/${all}。`,
  drawNone: '您没有参加这次抽奖。',
  drawCheck: '人人都可以验证',
  drawPromise:
    '中奖结果由一个保密的数字决定。它在有人获得抽奖机会之前就已确定，其指纹从那时起一直公开。',
  drawRevealed: '现在数字已公布：它必须与指纹相符，并且算出同样的中奖结果。',
  drawCommitment: '指纹（SHA-256）',
  drawSeed: '数字',
  drawEntriesHash: '全部机会的指纹',
  drawHolder: '您在名单中的编号',
  drawList: '全部机会与中奖名单',
  drawsFailed: '暂时无法加载抽奖，您的抽奖机会都在。',
}

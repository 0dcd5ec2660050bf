import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/** "ご注文の金額：￥3,000以上（今回は￥2,750）", "お友達の会員ランク：「gold」（今回は「silver」）". */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `${ownerOf(fact, about)}：${flag}`

  const need = sayNeed(finding, format, words)
  const owned = `${ownerOf(fact, about)}の${factNoun(fact, names.facts, words)}：${need}`
  if (was === undefined) return owned
  if (was === null) return `${owned}（今回は不明）`
  return `${owned}（今回は${sayValue(was, asset, format, words)}）`
}

const words: FactWords = {
  yes: 'はい',
  no: 'いいえ',
  quoted: (text) => `「${text}」`,
  or: orList,
  keyed: (noun, key) => `${noun}「${key}」`,
  needs: {
    at_least: (value) => `${value}以上`,
    at_most: (value) => `${value}以下`,
    between: (from, to) => `${from}から${to}まで`,
    one_of: (values) => values,
    none_of: (values) => `${values}以外`,
    present: '登録が必要',
    absent: '未登録であることが必要',
  },
}

const owners: Readonly<Record<string, string>> = {
  friend: 'お友達',
  advocate: '紹介者',
  referral: '紹介',
  program: 'プログラム',
}

function ownerOf(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'あなた'
  return subject === 'conversion' ? nounOf(conversionType) : (owners[subject] ?? subject)
}

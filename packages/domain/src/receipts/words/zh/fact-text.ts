import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/** “订单满 ¥30.00；此次为 ¥27.50”、“好友的等级须为“gold”；实为“silver””。 */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `${ownerOf(fact, about)}${flag}`

  const need = sayNeed(finding, format, words)
  if (fact === 'conversion.amount' || fact === 'conversion.gross_amount') {
    const noun = nounOf(about.conversionType)
    const tail = was == null ? '' : `；此次为 ${sayValue(was, asset, format, words)}`
    return finding.kind === 'at_least'
      ? `${noun}满 ${sayValue(finding.needed, asset, format, words)}${tail}`
      : `${noun}${names.facts[fact]}${need}${tail}`
  }
  const owned = `${ownerOf(fact, about)}的${factNoun(fact, names.facts, words)}${need}`
  if (was === undefined) return owned
  if (was === null) return `${owned}；目前未知`
  return `${owned}；实为 ${sayValue(was, asset, format, words)}`
}

const words: FactWords = {
  yes: '是',
  no: '否',
  quoted: (text) => `“${text}”`,
  or: orList,
  keyed: (noun, key) => `${noun}“${key}”`,
  needs: {
    at_least: (value) => `须不低于 ${value}`,
    at_most: (value) => `须不超过 ${value}`,
    between: (from, to) => `须在 ${from} 与 ${to} 之间`,
    one_of: (values) => `须为 ${values}`,
    none_of: (values) => `不得为 ${values}`,
    present: '须为已知',
    absent: '须未设置',
  },
}

const owners: Readonly<Record<string, string>> = {
  friend: '好友',
  advocate: '推荐人',
  referral: '推荐',
  program: '活动',
}

function ownerOf(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return '您'
  return subject === 'conversion' ? nounOf(conversionType) : (owners[subject] ?? subject)
}

import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/** What a fact would have had to be: its name, whose it is, the need, and what it was. */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `المطلوب ${whose(fact, about)}: ${flag}`

  const need = sayNeed(finding, format, words)
  const owned = `${factNoun(fact, names.facts, words)} ${whose(fact, about)}: ${need}`
  if (was === undefined) return owned
  if (was === null) return `${owned}؛ ولم تكن القيمة معروفة`
  return `${owned}؛ والقيمة هنا ${sayValue(was, asset, format, words)}`
}

const words: FactWords = {
  yes: 'نعم',
  no: 'لا',
  quoted: (text) => `«\u2068${text}\u2069»`,
  or: orList,
  keyed: (noun, key) => `${noun} «\u2068${key}\u2069»`,
  needs: {
    at_least: (value) => `${value} أو أكثر`,
    at_most: (value) => `${value} أو أقل`,
    between: (from, to) => `من ${from} إلى ${to}`,
    one_of: (values) => values,
    none_of: (values) => `أي قيمة ما عدا ${values}`,
    present: 'يجب أن تكون القيمة معروفة',
    absent: 'يجب ألا تكون القيمة محددة',
  },
}

const places: Readonly<Record<string, string>> = {
  friend: 'لدى الصديق',
  advocate: 'لدى صاحب الدعوة',
  referral: 'في الإحالة',
  program: 'في البرنامج',
}

function whose(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'لديك'
  if (subject === 'friend' && reader === 'advocate') return 'لدى صديقك'
  return places[subject] ?? `في ${nounOf(conversionType)}`
}

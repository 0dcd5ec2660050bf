import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/** "order of ¥30.00 or more; this one was ¥27.50", "the friend's tier: gold; it was silver". */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `${ownerOf(fact, about)} must be ${flag}`

  const need = sayNeed(finding, format, words)
  const isAmount = fact === 'conversion.amount' || fact === 'conversion.gross_amount'
  if (isAmount || fact === 'conversion.number') {
    const noun = nounOf(about.conversionType)
    const lead = isAmount ? `${noun} of` : `${noun} number`
    if (was == null) return `${lead} ${need}`
    return `${lead} ${need}; this one was ${isAmount ? '' : 'number '}${sayValue(was, asset, format, words)}`
  }
  const owned = `${possessive(ownerOf(fact, about))} ${factNoun(fact, names.facts, words)}: ${need}`
  if (was === undefined) return owned
  if (was === null) return `${owned}; it was not known`
  return `${owned}; it was ${sayValue(was, asset, format, words)}`
}

const words: FactWords = {
  yes: 'yes',
  no: 'no',
  quoted: (text) => `“${text}”`,
  or: orList,
  keyed: (noun, key) => `${noun} “${key}”`,
  needs: {
    at_least: (value) => `${value} or more`,
    at_most: (value) => `${value} or less`,
    between: (from, to) => `${from} to ${to}`,
    one_of: (values) => values,
    none_of: (values) => `anything but ${values}`,
    present: 'it must be known',
    absent: 'it must not be set',
  },
}

function ownerOf(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'you'
  if (subject === 'friend' && reader === 'advocate') return 'your friend'
  return `the ${subject === 'conversion' ? nounOf(conversionType) : subject}`
}

function possessive(owner: string): string {
  return owner === 'you' ? 'your' : `${owner}’s`
}

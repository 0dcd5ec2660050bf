import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/**
 * "Bestellung über mindestens 30,00 €; diese: 27,50 €", "Kundenstufe Ihres Freundes: „gold“; hier: „silver“".
 * What it was stands after a colon, so that no verb and no article has to agree with it.
 */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `${needing(fact, about)} ${flag} sein`

  const need = sayNeed(finding, format, words)
  const told = was == null ? undefined : sayValue(was, asset, format, words)
  if (fact === 'conversion.amount') {
    const lead = `${nounOf(about.conversionType)} über ${need}`
    return told === undefined ? lead : `${lead}; diese: ${told}`
  }
  const owned = `${factNoun(fact, names.facts, words)}${ownedBy(fact, about)}: ${need}`
  if (was === undefined) return owned
  return told === undefined ? `${owned}; war nicht bekannt` : `${owned}; hier: ${told}`
}

const words: FactWords = {
  yes: 'ja',
  no: 'nein',
  quoted: (text) => `„${text}“`,
  or: orList,
  keyed: (noun, key) => `${noun} „${key}“`,
  needs: {
    at_least: (value) => `mindestens ${value}`,
    at_most: (value) => `höchstens ${value}`,
    between: (from, to) => `${from} bis ${to}`,
    one_of: (values) => values,
    none_of: (values) => `alles außer ${values}`,
    present: 'muss bekannt sein',
    absent: 'darf nicht gesetzt sein',
  },
}

const owners: Readonly<Record<string, string>> = {
  friend: ' des Freundes',
  advocate: ' der empfehlenden Person',
  referral: ' der Empfehlung',
  program: ' des Programms',
}

function ownedBy(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return ' (bei Ihnen)'
  if (subject === 'friend' && reader === 'advocate') return ' Ihres Freundes'
  return subject === 'conversion' ? ` (${nounOf(conversionType)})` : (owners[subject] ?? '')
}

/** Who or what must be so: "Sie müssen", "die Bestellung muss". */
export function needing(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'Sie müssen'
  if (subject === 'friend') return reader === 'advocate' ? 'Ihr Freund muss' : 'der Freund muss'
  if (subject === 'advocate') return 'die empfehlende Person muss'
  return `${nounOf(conversionType)} muss`
}

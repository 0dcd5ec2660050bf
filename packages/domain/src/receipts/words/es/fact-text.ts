import type { FactFinding } from '../../finding.ts'
import type { About, Format } from '../receipt-words.ts'
import { type FactWords, factNoun, flagText, partsOf, sayNeed, sayValue } from '../say-fact.ts'
import { names } from './names.ts'
import { nounOf, orList } from './nouns.ts'

/** "pedido de 30,00 € o más; este: 27,50 €", "nivel de tu amigo: «gold»; era «silver»". */
export function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const flag = flagText(finding, names.flags)
  if (flag !== undefined) return `${needing(fact, about)} ${flag}`

  const need = sayNeed(finding, format, words)
  const told = was == null ? undefined : sayValue(was, asset, format, words)
  if (fact === 'conversion.amount') {
    const lead = `${nounOf(about.conversionType)} de ${need}`
    return told === undefined ? lead : `${lead}; en este caso, ${told}`
  }
  const owned = `${ownedBy(factNoun(fact, names.facts, words), fact, about)}: ${need}`
  if (was === undefined) return owned
  return told === undefined ? `${owned}; no se conocía` : `${owned}; era ${told}`
}

const words: FactWords = {
  yes: 'sí',
  no: 'no',
  quoted: (text) => `«${text}»`,
  or: orList,
  keyed: (noun, key) => `${noun} «${key}»`,
  needs: {
    at_least: (value) => `${value} o más`,
    at_most: (value) => `${value} o menos`,
    between: (from, to) => `de ${from} a ${to}`,
    one_of: (values) => values,
    none_of: (values) => `cualquiera menos ${values}`,
    present: 'tiene que conocerse',
    absent: 'no puede estar indicado',
  },
}

const owners: Readonly<Record<string, string>> = {
  friend: 'del amigo',
  advocate: 'de quien recomienda',
  referral: 'de la recomendación',
  program: 'del programa',
}

function ownedBy(noun: string, fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return `tu ${noun}`
  if (subject === 'friend' && reader === 'advocate') return `${noun} de tu amigo`
  const owner = subject === 'conversion' ? `(${nounOf(conversionType)})` : owners[subject]
  return owner === undefined ? noun : `${noun} ${owner}`
}

/** Who or what must be so. */
export function needing(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'debes ser'
  if (subject === 'friend') return reader === 'advocate' ? 'tu amigo debe ser' : 'el amigo debe ser'
  if (subject === 'advocate') return 'quien recomienda debe ser'
  return nounOf(conversionType)
}

import type { FactValue } from '../../conditions/condition-facts.ts'
import type { FactFinding } from '../finding.ts'
import type { Format, ReceiptWords } from './receipt-words.ts'

/** What a language needs to say of a fact what it would have had to be, and what it was. */
export type FactWords = {
  readonly yes: string
  readonly no: string
  readonly quoted: (text: string) => string
  readonly or: (items: readonly string[]) => string
  /** What an entry of the merchant's own is called: 'attribute “plan”'. */
  readonly keyed: (noun: string, key: string) => string
  readonly needs: {
    readonly at_least: (value: string) => string
    readonly at_most: (value: string) => string
    readonly between: (from: string, to: string) => string
    readonly one_of: (values: string) => string
    readonly none_of: (values: string) => string
    readonly present: string
    readonly absent: string
  }
}

/** What would have done: "¥30.00 or more". */
export function sayNeed(finding: FactFinding, format: Format, words: FactWords): string {
  const { needs } = words
  const say = (value: FactValue) => sayValue(value, finding.asset, format, words)
  switch (finding.kind) {
    case 'at_least':
    case 'at_most':
      return needs[finding.kind](say(finding.needed))
    case 'between':
      return needs.between(say(finding.needed[0]), say(finding.needed[1]))
    case 'one_of':
    case 'none_of':
      return needs[finding.kind](words.or(finding.needed.map(say)))
    case 'present':
    case 'absent':
      return needs[finding.kind]
  }
}

export function sayValue(
  value: FactValue,
  asset: string | null,
  format: Format,
  words: FactWords,
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') {
    return asset === null ? format.count(value) : format.amount(value, asset)
  }
  if (typeof value === 'string') return words.quoted(value)
  return words.or(value.map((item) => sayValue(item, asset, format, words)))
}

/** What a fact is called, its owner left aside. */
export function factNoun(fact: string, facts: ReceiptWords['facts'], words: FactWords): string {
  const [subject, field, key] = partsOf(fact)
  const noun = facts[`${subject}.${field}` as keyof typeof facts] ?? field
  return key === undefined ? noun : words.keyed(noun, key)
}

/** The words of `friend.attributes.plan`; a key may hold dots of its own. */
export function partsOf(fact: string): [subject: string, field: string, key?: string] {
  const [subject = '', field = '', ...key] = fact.split('.')
  return key.length === 0 ? [subject, field] : [subject, field, key.join('.')]
}

/** For a need that is either so or not: which of the two; undefined for any other. */
export function flagText(finding: FactFinding, flags: ReceiptWords['flags']): string | undefined {
  const flag = flags[finding.fact as keyof typeof flags]
  if (!flag || finding.kind !== 'one_of') return undefined
  return finding.needed.includes(true) ? flag.yes : flag.no
}

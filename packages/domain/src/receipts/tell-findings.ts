import type { Finding } from './finding.ts'
import type { About, Format, ReceiptWords } from './words/receipt-words.ts'

/** A finding as data, with the words for it. */
export type ToldFinding = {
  readonly kind: Finding['kind']
  readonly parameters: Readonly<Record<string, unknown>>
  readonly text: string
}

export function tellFindings(
  findings: readonly Finding[],
  words: ReceiptWords,
  format: Format,
  about: About,
): ToldFinding[] {
  return findings.map((finding) => {
    const { kind, ...parameters } = finding
    return { kind, parameters, text: textOf(finding, words, format, about) }
  })
}

function textOf(finding: Finding, words: ReceiptWords, format: Format, about: About): string {
  // The kind chooses the one saying that takes such a finding, which the compiler cannot follow.
  const say = words.findings[finding.kind] as (
    finding: Finding,
    format: Format,
    about: About,
  ) => string
  const phrase = say(finding, format, about)
  return about.reader === 'merchant' ? phrase : words.sentence(phrase)
}

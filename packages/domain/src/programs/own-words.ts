import { textIn } from './describe-program.ts'
import type { ProgramDocument } from './document.ts'
import { numberedMessage } from './message-names.ts'
import { nearestTags } from './nearest-tags.ts'

/**
 * What the merchant says on each channel, for one reader: in their language, else in English; unless their language has
 * words for all channels, which are nearer.
 */
export function shareTextsIn(
  { wording }: Pick<ProgramDocument, 'wording'>,
  locale: string | null,
): Record<string, string> {
  const tags = Object.keys(wording)
  const own = nearestTags(tags, locale)
  const isWhole = own.some((tag) => wording[tag]?.share_text !== undefined)
  const spoken = isWhole ? own : [...own, ...nearestTags(tags, 'en')]
  return merged(spoken.map((tag) => wording[tag]?.share_texts))
}

/**
 * The widget's texts that the merchant says otherwise, with numbers for what is filled in; null where
 * there are none. Only in the reader's own language: ours are better than the merchant's in another.
 */
export function messagesIn(
  { wording }: Pick<ProgramDocument, 'wording'>,
  locale: string | null,
): Record<string, string> | null {
  const spoken = nearestTags(Object.keys(wording), locale)
  const messages = Object.entries(merged(spoken.map((tag) => wording[tag]?.messages)))
  if (messages.length === 0) return null
  return Object.fromEntries(messages.map(([name, text]) => [name, numberedMessage(name, text)]))
}

/** The merchant's questions and answers for one reader. */
export function faqIn(
  { faq }: Pick<ProgramDocument, 'faq'>,
  locale: string | null,
): { readonly question: string; readonly answer: string }[] {
  return (faq ?? []).map(({ question, answer }) => ({
    question: textIn(question, locale) ?? '',
    answer: textIn(answer, locale) ?? '',
  }))
}

/** The nearest language has the last word. */
function merged(
  texts: readonly (Readonly<Record<string, string | undefined>> | undefined)[],
): Record<string, string> {
  const all: Record<string, string> = {}
  for (const own of texts.toReversed()) {
    for (const [name, text] of Object.entries(own ?? {})) if (text !== undefined) all[name] = text
  }
  return all
}

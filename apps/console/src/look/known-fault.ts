import { messageNames } from '@goodword/domain/programs/message-names'
import { type Document, keysOf, valueAt } from './edits.ts'
import { type TextKind, textFault } from './text-fault.ts'
import type { LookWords } from './words/en.ts'

/** What is wrong at a place that this page has a field for, in the reader's language; else undefined. */
export function knownFault(document: Document, pointer: string, t: LookWords): string | undefined {
  const [part, second = '', third = '', fourth = ''] = keysOf(pointer)
  if (part === 'theme') return themeFaults(t)[second]
  const text = valueAt(document, pointer)
  if (typeof text !== 'string') return undefined
  if (part === 'name') return textFault(text, { max: 120 }, t)
  if (part === 'terms') return textFault(text, { max: 20_000, isLong: true }, t)
  if (part !== 'wording') return undefined
  if (third !== 'messages') return textFault(text, wordingKinds[third] ?? long, t)
  const filled = Object.hasOwn(messageNames, fourth) ? messageNames[fourth] : undefined
  return filled && textFault(text, { max: 300, filled }, t)
}

const long: TextKind = { max: 500, isLong: true }
const wordingKinds: Readonly<Record<string, TextKind>> = {
  headline: { max: 120 },
  friend_headline: { max: 120 },
}

function themeFaults(t: LookWords): Readonly<Record<string, string>> {
  return { accent: t.colorFault, radius: t.radiusFault, font: t.fontFault }
}

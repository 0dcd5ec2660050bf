import type { DocumentChange } from '@goodword/domain/programs/diff-documents'
import { type Document, keysOf, valueAt } from './edits.ts'
import type { LookWords } from './words/en.ts'

/** A change in words: the way to its place, and what stood and stands there. */
export type ReadChange = {
  readonly way: readonly string[]
  readonly change: DocumentChange['change']
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * Reads a change aloud. `document` is the one into which its pointer leads; an amount that has its asset beside it
 * is written by `write`.
 */
export function readChange(
  change: DocumentChange,
  document: Document,
  t: LookWords,
  write: (amount: number, asset: string) => string,
): ReadChange {
  const asset = valueAt(document, change.pointer.replace(/\/(amount|cap|floor)$/, '/asset'))
  const say = (value: unknown) =>
    typeof value === 'number' && typeof asset === 'string' ? write(value, asset) : written(value)
  return {
    way: wayTo(change.pointer, document, t),
    change: change.change,
    before: say(change.before),
    after: say(change.after),
  }
}

/** The way to a place in the words of this page, and by the names that parts have themselves. */
export function wayTo(pointer: string, document: unknown, t: LookWords): readonly string[] {
  const keys = keysOf(pointer)
  const [part, second = '', third, fourth = ''] = keys
  const language = t.languages[second] ?? second
  if (part === 'theme' && keys.length === 2) return [t.tabs.look, themeNames(t)[second] ?? second]
  if ((part === 'name' || part === 'terms') && keys.length === 2) return [t[part], language]
  if (part === 'wording' && third !== undefined) {
    if (third === 'messages' && fourth) return [t.tabs.words, language, fourth]
    if (third === 'share_texts' && fourth) {
      const channels: Readonly<Record<string, string>> = t.channels
      return [t.shareText, language, channels[fourth] ?? fourth]
    }
    return [wordingNames(t)[third] ?? third, language]
  }
  return namedWay(keys, document)
}

function themeNames(t: LookWords): Readonly<Record<string, string>> {
  return { accent: t.accent, radius: t.radius, font: t.font, mode: t.mode }
}

function wordingNames(t: LookWords): Readonly<Record<string, string>> {
  return {
    headline: t.headline,
    share_text: t.shareText,
    share_texts: t.channelsTitle,
    friend_headline: t.friendHeadline,
    friend_text: t.friendText,
    messages: t.tabs.words,
  }
}

/** Rules and their like by their ids; what has none is counted from one. */
function namedWay(keys: readonly string[], document: unknown): readonly string[] {
  let owner: unknown = document
  return keys.map((key) => {
    const inner = typeof owner === 'object' && owner !== null ? Reflect.get(owner, key) : undefined
    const isItem = Array.isArray(owner)
    owner = inner
    if (!isItem) return key
    const id: unknown =
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'id') : undefined
    return typeof id === 'string' ? `“${id}”` : String(Number(key) + 1)
  })
}

function written(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  return JSON.stringify(value, null, 1)
}

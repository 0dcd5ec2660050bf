import type { FaultText, KindText } from './fault-text.ts'
import { conditions, kinds } from './zh/conditions.ts'
import { parts } from './zh/parts.ts'
import { whole } from './zh/whole.ts'

type Said = { readonly message: string; readonly suggestion?: string }

/** What to do about a fault, in the reader's language; in English where we do not speak it. */
export function sayFault({ message }: Said, locale: string): string {
  return isChinese(locale) ? inChinese(message) : message
}

/** The same with what to write instead, where that can be told. */
export function sayWithSuggestion(fault: Said, locale: string): string {
  const said = sayFault(fault, locale)
  if (fault.suggestion === undefined) return said
  return isChinese(locale)
    ? `${said}您要写的是“${fault.suggestion}”吗？`
    : `${said} Did you mean "${fault.suggestion}"?`
}

function isChinese(locale: string): boolean {
  return locale.toLowerCase().split('-')[0] === 'zh'
}

function inChinese(message: string): string {
  const said = Object.hasOwn(chinese, message) ? chinese[message] : undefined
  if (said !== undefined) return said
  const open = openTexts.find(({ pattern }) => pattern.test(message))
  if (!open) return message
  return open.text === ofKinds
    ? message.replace(open.pattern, open.said).replaceAll(kindNames, sayKind)
    : message.replace(open.pattern, open.said)
}

/** What is filled in is the document's own, and stays as it is; but here it is kinds of values. */
const ofKinds: FaultText = 'These do not go together: $1.'
const kindNames = new RegExp(Object.keys(kinds).join('|'), 'g')

function sayKind(name: string): string {
  return kinds[name as KindText]
}

const chinese: Readonly<Record<string, string>> = { ...parts, ...whole, ...conditions }

/**
 * Sentences with places that are filled in, those that say most first: `Use "a" or "b".` is not one
 * word that holds quotation marks.
 */
const openTexts = Object.entries(chinese)
  .filter(([text]) => /\$\d/.test(text))
  .sort(([one], [other]) => other.length - one.length)
  .map(([text, said]) => ({
    text,
    pattern: new RegExp(`^${text.split(/\$\d/).map(escaped).join('(.+?)')}$`, 's'),
    said,
  }))

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

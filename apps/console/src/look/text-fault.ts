import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import type { LookWords } from './words/en.ts'

/** What a text may be: how long, whether of several lines, and what is filled in where that is anything. */
export type TextKind = {
  readonly max: number
  readonly isLong?: boolean
  readonly filled?: readonly string[]
}

/** What is wrong with a text, in words; undefined where nothing is. The API says the same when it is published. */
export function textFault(text: string, kind: TextKind, t: LookWords): string | undefined {
  const { max, isLong = false, filled } = kind
  // Counted as the schema counts.
  const length = text.normalize('NFC').length
  if (length > max) return t.faults.tooLong(max, length)
  if (!isLong && /[\r\n]/.test(text)) return t.faults.brokenLine
  const schema = isLong ? paragraph(max) : line(max)
  if (text !== '' && !v.is(schema, text)) return t.faults.invisible
  return filled && braceFault(text, filled, t)
}

function braceFault(text: string, filled: readonly string[], t: LookWords): string | undefined {
  const isUnknown = namesIn(text).some((name) => !filled.includes(name))
  if (isUnknown)
    return filled.length === 0 ? t.faults.nothingFilled : t.faults.unknownName(braced(filled))
  return /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) ? t.faults.openBrace : undefined
}

/** What ours fills in and this text does not: worth a word, and no fault. */
export function leftOut(text: string, ours: string): readonly string[] {
  const said = namesIn(text)
  return namesIn(ours).filter((name) => !said.includes(name))
}

/** Names as they are written in a text. */
export function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ')
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}

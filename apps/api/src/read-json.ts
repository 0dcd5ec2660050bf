import { type FieldError, Refusal } from '@goodword/contract/errors'
import { pointerTo } from './pointer.ts'

const depthMax = 32
const itemsMax = 1000
const faultsMax = 100

/**
 * The JSON of a body, or a refusal. What comes out can be stored and read back as it was sent: its text
 * is Unicode without NUL, its numbers are finite, and no name in it means something to JavaScript.
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  // Before parsing, since deep nesting is dear to parse.
  if (nestsTooDeeply(text)) throw new Refusal('too_deep')
  const value = parse(text)

  const faults: FieldError[] = []
  inspect(value, [], faults)
  if (faults.length > 0) throw new Refusal('invalid_input', { fields: faults })
  return value
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('malformed_json')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('malformed_json')
  }
}

function nestsTooDeeply(text: string): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInText) {
      if (code === backslash) at += 1
      else if (code === quote) isInText = false
    } else if (code === quote) isInText = true
    else if (code === openList || code === openObject) {
      depth += 1
      if (depth > depthMax) return true
    } else if (code === closeList || code === closeObject) depth -= 1
  }
  return false
}

const quote = 0x22
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

// Names that reach an object's prototype; readers of objects pass over them, some without a word.
const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

function inspect(value: unknown, path: readonly (string | number)[], faults: FieldError[]): void {
  if (faults.length >= faultsMax) return
  const refuse = (message: string) => faults.push({ pointer: pointerTo(path), message })

  if (typeof value === 'string') {
    if (!isStorable(value)) refuse('Must be well-formed Unicode text without NUL.')
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse('This number is too large.')
  } else if (Array.isArray(value)) {
    if (value.length > itemsMax) refuse(`At most ${itemsMax} items.`)
    else value.forEach((item, at) => void inspect(item, [...path, at], faults))
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (forbiddenNames.has(name)) refuse('A name that is not allowed stands in here.')
      else if (!isStorable(name)) refuse('Names must be well-formed Unicode text without NUL.')
      else inspect(item, [...path, name], faults)
    }
  }
}

// With the u flag a surrogate matches only when it stands alone.
const unstorable = /\p{Surrogate}|\0/u

function isStorable(text: string): boolean {
  return !unstorable.test(text)
}

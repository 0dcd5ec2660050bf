import { RE2JS } from 're2js'
import type { FaultText } from '../programs/fault-words/fault-text.ts'

const PATTERN_LENGTH_MAX = 200
const PROGRAM_SIZE_MAX = 1_000
const TEXT_LENGTH_MAX = 4_000
const CACHE_MAX = 1_000

/** What is wrong with a pattern, in plain words; undefined when it can be used. */
export function patternProblem(pattern: string): FaultText | undefined {
  if (pattern.length > PATTERN_LENGTH_MAX) {
    return `A pattern may have at most ${PATTERN_LENGTH_MAX} characters.`
  }
  try {
    if (compiled(pattern).programSize() > PROGRAM_SIZE_MAX) return 'This pattern is too costly.'
    return undefined
  } catch {
    return 'This is not a valid RE2 pattern.'
  }
}

/**
 * Whether a pattern is found anywhere in a text, in time linear in both.
 * The language's own `matches` backtracks: 26 characters can take it a quarter of a second.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  return text.length <= TEXT_LENGTH_MAX && compiled(pattern).test(text)
}

const patterns = new Map<string, RE2JS>()

function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern)
  if (known) return known

  const fresh = RE2JS.compile(pattern)
  if (patterns.size >= CACHE_MAX) patterns.clear()
  patterns.set(pattern, fresh)
  return fresh
}

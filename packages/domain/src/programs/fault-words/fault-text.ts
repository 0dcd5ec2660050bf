import type { conditions, kinds } from './zh/conditions.ts'
import type { parts } from './zh/parts.ts'
import type { whole } from './zh/whole.ts'

/** A sentence whose `$1`, `$2` … may be anything. */
type Open<Text extends string> =
  Text extends `${infer Before}$${infer _Place extends number}${infer After}`
    ? `${Before}${string}${Open<After>}`
    : Text

/**
 * What can be said of a fault, in English. Only sentences that there are words for in each language: a new
 * one does not compile before.
 */
export type FaultText = Open<keyof typeof conditions | keyof typeof parts | keyof typeof whole>

/** How a fault names the kind of a value. */
export type KindText = keyof typeof kinds

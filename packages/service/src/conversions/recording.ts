import type { ConversionInput } from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import type { Tools } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import type { Context, Unit } from '../context.ts'
import type { ClaimRow, ConversionChange, ConversionRow } from '../effects/recorded.ts'
import type { Identity } from '../participants/person.ts'
import type { Book, BookedConversion } from './book.ts'
import type { Decided } from './decide-in-book.ts'
import type { Evidence } from './evidence.ts'
import type { People } from './find-friend.ts'

/** One conversion's outcome, before it is put into words for the wire. */
export type Recorded =
  | {
      readonly kind: 'recorded' | 'confirmed' | 'repeated'
      readonly conversion: BookedConversion
      readonly decided: readonly Decided[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Where a report comes from. What only the page saw stays unconfirmed until the server says the same. */
export type Origin = 'server' | 'page'

/** A report with what was read of it before the transaction began. */
export type Report = {
  readonly input: ConversionInput
  readonly occurredAt: number
  readonly identities: readonly Identity[]
  readonly device: Buffer | undefined
  readonly evidence: Evidence
}

/** What is recorded together, and the rows that come of it. */
export type Session = {
  readonly ctx: Context
  readonly unit: Unit
  readonly book: Book
  readonly tools: Tools
  readonly people: People
  readonly claims: ClaimRow[]
  readonly conversions: Map<Id<'cnv'>, ConversionRow>
  readonly changes: Map<Id<'cnv'>, ConversionChange>
  readonly origin: Origin
}

/** What a conversion is known by, whoever reports it. */
export function naturalKey({
  type,
  external_id,
}: {
  readonly type: string
  readonly external_id: string
}): string {
  return `${type}|${external_id}`
}

export function refused(code: ConstructorParameters<typeof Refusal>[0]): Recorded {
  return { kind: 'refused', refusal: new Refusal(code) }
}

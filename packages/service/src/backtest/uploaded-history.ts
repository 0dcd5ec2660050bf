import { toInstant } from '@goodword/domain/dates'
import type { Id } from '@goodword/domain/ids'
import TinyQueue from 'tinyqueue'
import type { BookedClaim, BookedConversion, BookedParticipant } from '../conversions/book.ts'
import type { DecisionAsked, Happening } from './happening.ts'
import type { HistoryLine, LineFault } from './history-line.ts'
import type { ReadLine } from './read-lines.ts'

const PAGE = 1_000
const FAULTS_MAX = 100

/** Thrown where lines of a history do not fit, with the first of them. */
export class UnfitHistory extends Error {
  override readonly name = 'UnfitHistory'
  readonly faults: readonly LineFault[]

  constructor(faults: readonly LineFault[]) {
    super('lines of the history do not fit')
    this.faults = faults
  }
}

/**
 * The past as a merchant's file tells it, in the order of its lines, with each refund at its own instant.
 * It is read to its end even where lines do not fit, so that all that is wrong is told at once.
 */
export async function* uploadedHistory(
  programId: Id<'prg'>,
  lines: AsyncIterable<ReadLine>,
): AsyncGenerator<readonly Happening[]> {
  const refunds = new TinyQueue<DecisionAsked>([], (a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
  const memory = new Memory(programId)
  const faults: LineFault[] = []
  let happened: Happening[] = []
  let last = -Infinity
  for await (const read of lines) {
    if (faults.length >= FAULTS_MAX) break
    const fault = read.kind === 'fault' ? read.fault : orderFault(read, last)
    if (fault) {
      faults.push(fault)
      continue
    }
    if (read.kind === 'fault' || faults.length > 0) continue
    last = read.value.occurred_at
    const asked = memory.recorded(read.value)
    while (refunds.length > 0 && refunds.peek()!.at <= asked.at) happened.push(refunds.pop()!)
    happened.push(asked)
    const refund = memory.refunded(read.value, asked)
    if (refund) refunds.push(refund)
    if (happened.length >= PAGE) {
      yield happened
      happened = []
    }
  }
  if (faults.length > 0) throw new UnfitHistory(faults)
  while (refunds.length > 0) happened.push(refunds.pop()!)
  yield happened
}

function orderFault({ line, value }: Extract<ReadLine, { kind: 'line' }>, last: number) {
  if (value.occurred_at >= last) return undefined
  return { line, field: 'occurred_at', message: 'Lines come in the order of their instants.' }
}

/** What lines before say about a friend: since when they buy, and how often. */
class Memory {
  private readonly programId: Id<'prg'>
  private readonly customerSince = new Map<string, string>()
  private readonly numbers = new Map<string, number>()

  constructor(programId: Id<'prg'>) {
    this.programId = programId
  }

  recorded(line: HistoryLine): DecisionAsked {
    const at = toInstant(line.occurred_at)
    const key = `${line.friend}|${line.type}`
    const number = (this.numbers.get(key) ?? 0) + 1
    this.numbers.set(key, number)
    const friendId: Id<'par'> = `par_${line.friend}`
    const conversion: BookedConversion = {
      id: `cnv_${line.type}|${line.external_id}`,
      type: line.type,
      external_id: line.external_id,
      friend_id: friendId,
      amount: line.amount ?? null,
      asset: line.asset ?? null,
      refunded_amount: 0,
      refunds_count: 0,
      number,
      is_confirmed: true,
      data: line.data ?? {},
      occurred_at: at,
      recorded_at: at,
    }
    const asked: DecisionAsked = {
      kind: 'asked',
      at,
      occasion: 'recorded',
      conversion,
      friend: { id: friendId, sameAs: [] },
      people: this.peopleOf(line, at),
      claims: claimsOf(this.programId, line, friendId),
      sameDevice: [],
      referralId: null,
    }
    if (line.amount !== undefined && line.amount > 0 && !this.customerSince.has(line.friend))
      this.customerSince.set(line.friend, at)
    return asked
  }

  refunded(line: HistoryLine, asked: DecisionAsked): DecisionAsked | undefined {
    if (line.refunded_at === undefined) return undefined
    const { conversion } = asked
    return {
      ...asked,
      at: toInstant(line.refunded_at),
      occasion: 'refunded',
      claims: [],
      conversion: {
        ...conversion,
        refunded_amount: line.refunded_amount ?? conversion.amount ?? 0,
        refunds_count: 1,
      },
    }
  }

  private peopleOf(line: HistoryLine, at: string): BookedParticipant[] {
    const friend = person(line.friend, at, this.customerSince.get(line.friend) ?? null, {
      ...line.friend_attributes,
      ...(line.friend_tier === undefined ? {} : { tier: line.friend_tier }),
      ...(line.friend_region === undefined ? {} : { region: line.friend_region }),
    })
    if (line.advocate === undefined) return [friend]
    return [
      person(line.advocate, at, null, {
        ...line.advocate_attributes,
        ...(line.advocate_tier === undefined ? {} : { tier: line.advocate_tier }),
        ...(line.advocate_region === undefined ? {} : { region: line.advocate_region }),
      }),
      friend,
    ]
  }
}

function person(
  name: string,
  at: string,
  customer_since: string | null,
  given: Readonly<Record<string, unknown>>,
): BookedParticipant {
  return {
    id: `par_${name}`,
    external_id: name,
    attributes: given,
    locale: null,
    customer_since,
    created_at: at,
  }
}

function claimsOf(programId: Id<'prg'>, line: HistoryLine, friendId: Id<'par'>): BookedClaim[] {
  if (line.advocate === undefined) return []
  const claimedAt = toInstant(line.claimed_at ?? line.occurred_at)
  return [
    {
      id: `clm_${claimedAt}|${line.advocate}|${line.friend}`,
      program_id: programId,
      program_version: 1,
      advocate_id: `par_${line.advocate}`,
      evidence: line.evidence,
      friend_id: friendId,
      counted: true,
      device_index: null,
      claimed_at: claimedAt,
    },
  ]
}

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
  batches: AsyncIterable<readonly ReadLine[]>,
): AsyncGenerator<readonly Happening[]> {
  const refunds = new TinyQueue<DecisionAsked>([], (a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
  const memory = new Memory(programId)
  const faults: LineFault[] = []
  let happened: Happening[] = []
  let last = -Infinity
  for await (const batch of batches) {
    for (const read of batch) {
      if (faults.length >= FAULTS_MAX) break
      const fault = read.kind === 'fault' ? read.fault : orderFault(read, last)
      if (fault) faults.push(fault)
      if (read.kind === 'fault' || faults.length > 0) continue
      last = read.value.occurred_at
      const asked = memory.recorded(read.value)
      while (refunds.length > 0 && refunds.peek()!.at <= asked.at) happened.push(refunds.pop()!)
      happened.push(asked)
      const refund = memory.refunded(read.value, asked)
      if (refund) refunds.push(refund)
    }
    if (faults.length >= FAULTS_MAX) break
    if (happened.length < PAGE) continue
    yield happened
    happened = []
  }
  if (faults.length > 0) throw new UnfitHistory(faults)
  while (refunds.length > 0) happened.push(refunds.pop()!)
  yield happened
}

function orderFault({ line, value }: Extract<ReadLine, { kind: 'line' }>, last: number) {
  if (value.occurred_at >= last) return undefined
  return { line, field: 'occurred_at', message: 'Lines come in the order of their instants.' }
}

/** What lines before say about somebody: since when they are known and buy, and how often they did. */
type Known = { participant: BookedParticipant; did: Doing | undefined }

/** How often they did one thing, and what else they did: nearly all do one or two. */
type Doing = { readonly type: string; times: number; readonly other: Doing | undefined }

class Memory {
  private readonly programId: Id<'prg'>
  private readonly people = new Map<string, Known>()

  constructor(programId: Id<'prg'>) {
    this.programId = programId
  }

  recorded(line: HistoryLine): DecisionAsked {
    const at = toInstant(line.occurred_at)
    const advocate = this.advocateOf(line, at)?.participant
    const known = this.friendOf(line, at)
    const friend = known.participant
    const number = countOnce(known, line.type)
    const conversion: BookedConversion = {
      id: `cnv_${line.type}|${line.external_id}`,
      type: line.type,
      external_id: line.external_id,
      friend_id: friend.id,
      amount: line.amount ?? null,
      asset: line.asset ?? null,
      refunded_amount: 0,
      refunds_count: 0,
      number,
      is_confirmed: true,
      data: line.data ?? NOTHING,
      occurred_at: at,
      recorded_at: at,
    }
    const asked: DecisionAsked = {
      kind: 'asked',
      at,
      occasion: 'recorded',
      conversion,
      friend: { id: friend.id, sameAs: [] },
      people: advocate ? [advocate, friend] : [friend],
      claims: advocate ? [claimOf(this.programId, line, advocate, friend, at)] : [],
      sameDevice: [],
      referralId: null,
    }
    if (line.amount !== undefined && line.amount > 0 && friend.customer_since === null)
      known.participant = { ...friend, customer_since: at }
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

  private advocateOf(line: HistoryLine, at: string): Known | undefined {
    const { advocate, advocate_attributes, advocate_tier, advocate_region } = line
    if (advocate === undefined) return undefined
    return this.person(advocate, at, said(advocate_attributes, advocate_tier, advocate_region))
  }

  private friendOf(line: HistoryLine, at: string): Known {
    const { friend, friend_attributes, friend_tier, friend_region } = line
    return this.person(friend, at, said(friend_attributes, friend_tier, friend_region))
  }

  private person(name: string, at: string, attributes: BookedParticipant['attributes']): Known {
    const known = this.people.get(name)
    if (!known) {
      const participant: BookedParticipant = {
        id: `par_${name}`,
        external_id: name,
        attributes,
        locale: null,
        customer_since: null,
        created_at: at,
      }
      const person: Known = { participant, did: undefined }
      this.people.set(name, person)
      return person
    }
    if (known.participant.attributes !== attributes) {
      known.participant = { ...known.participant, attributes }
    }
    return known
  }
}

/** Counts one more of a type; how many it is now. */
function countOnce(known: Known, type: string): number {
  let doing = known.did
  while (doing && doing.type !== type) doing = doing.other
  if (doing) {
    doing.times += 1
    return doing.times
  }
  known.did = { type, times: 1, other: known.did }
  return 1
}

const NOTHING: Readonly<Record<string, unknown>> = {}

function said(
  given: Readonly<Record<string, unknown>> = NOTHING,
  tier: string | undefined,
  region: string | undefined,
): Readonly<Record<string, unknown>> {
  if (tier === undefined && region === undefined) return given
  return {
    ...given,
    ...(tier === undefined ? {} : { tier }),
    ...(region === undefined ? {} : { region }),
  }
}

function claimOf(
  programId: Id<'prg'>,
  line: HistoryLine,
  advocate: BookedParticipant,
  friend: BookedParticipant,
  at: string,
): BookedClaim {
  const claimedAt = line.claimed_at === undefined ? at : toInstant(line.claimed_at)
  return {
    // Joined at once: texts that are added up one by one are kept in all their parts.
    id: [`clm_${claimedAt}`, line.advocate, line.friend].join('|') as Id<'clm'>,
    program_id: programId,
    program_version: 1,
    advocate_id: advocate.id,
    evidence: line.evidence,
    friend_id: friend.id,
    counted: true,
    device_index: null,
    claimed_at: claimedAt,
  }
}

import type {
  ConversionFacts,
  Counted,
  Instant,
  OtherConversion,
} from '@goodword/domain/conversions/conversion-facts'
import { countedCauses } from '@goodword/domain/conversions/rewards-concerned'
import { asksForOthers, othersAmong } from '@goodword/domain/conversions/stand-in'
import {
  advocateTallyKeys,
  countsAnything,
  type WantedFacts,
  wantsNoMore,
} from '@goodword/domain/conversions/wanted-facts'
import type { Id } from '@goodword/domain/ids'
import { periodsOver, reportsWithin } from '@goodword/domain/periods/balance-rate'
import type { Program } from '@goodword/domain/programs/compile-program'
import { tallyKey } from '@goodword/domain/tallies/tally'
import { type Book, type BookedConversion, conversionsOf } from './book.ts'
import type { History } from './booked-counts.ts'
import { rewardsFor } from './booked-rewards.ts'
import { conversionFact, isVoid } from './facts-of.ts'

/** The facts with all that the versions concerned ask for beyond them, as the book has it now. */
export function withCounts(
  book: Book,
  facts: ConversionFacts,
  programs: ReadonlyMap<number, Program>,
  wanted: WantedFacts,
): ConversionFacts {
  const { occasion, conversion, friend, referral, program_id } = facts
  const asksMore = occasion === 'period_ended' || asksForOthers(occasion, conversion, referral)
  if (wantsNoMore(wanted) && !asksMore) return facts
  const counts = countsAnything(wanted)
  const parts = partsOf(book, program_id, conversion.id)
  const own = referral ? partsOf(book, program_id, referral.id) : {}
  const others = othersOf(book, facts, wanted)
  const keys = [
    ...[conversion, ...others].flatMap((one) => advocateTallyKeys(wanted.tallies, one)),
    ...Object.keys(parts),
    ...Object.keys(own),
  ]
  const advocates = Object.entries(facts.advocates).map(([id, advocate]) => {
    const participant = book.participants.get(id as Id<'par'>)!
    const tallies = talliesOf(book, program_id, id as Id<'par'>)
    const known = [...new Set(keys)].sort().map((key) => [key, tallies[key] ?? 0])
    return [
      id,
      {
        ...advocate,
        ...(counts && { tallies: Object.fromEntries(known) }),
        ...(wanted.enrolledAt && { enrolled_at: participant.created_at }),
      },
    ] as const
  })
  const extended: ConversionFacts = {
    ...facts,
    friend: wanted.history ? { ...friend, history: historyOf(book, facts) } : friend,
    referral: referral && {
      ...referral,
      ...(counts && { parts: own, tallies: talliesOf(book, program_id, referral.id) }),
      ...(wanted.goalAt && { goal_at: goalAt(book, referral.goal_conversion_id) }),
      ...(wanted.firstAt && { first_at: firstAt(book, facts) }),
    },
    advocates: Object.fromEntries(advocates),
    ...(counts && { parts }),
    ...(others.length > 0 && { others }),
    ...(occasion === 'period_ended' && { balances: balancesOf(book, facts, programs) }),
    ...(wanted.program && { program: programCounts(book, program_id) }),
  }
  if (!counts || occasion === 'claimed') return extended
  const counted = rewardsFor(book, program_id, countedCauses(extended, programs), facts.now)
  return { ...extended, rewards: [...facts.rewards, ...counted] }
}

/** What else the friend has done, where the referral may have to stand on that. */
function othersOf(
  book: Book,
  { occasion, conversion, friend, referral, program_id }: ConversionFacts,
  wanted: WantedFacts,
): OtherConversion[] {
  if (!referral || !asksForOthers(occasion, conversion, referral)) return []
  const known = [friend.id, ...friend.same_person_as]
    .flatMap((id) => conversionsOf(book, id))
    .map(conversionFact)
  return othersAmong(known, { conversion, referral }).map((other) => ({
    ...other,
    ...(wanted.history && { history: historyOf(book, { conversion: other, friend }) }),
    ...(countsAnything(wanted) && { parts: partsOf(book, program_id, other.id) }),
  }))
}

/** Enters in a friend's history what they have done now, or how it has changed. */
export function noteHistory(
  book: Book,
  was: BookedConversion | undefined,
  is: BookedConversion,
): void {
  const { history } = book.counts
  const own = history.get(is.friend_id) ?? { conversions: 0, spent: new Map(), first_at: null }
  history.set(is.friend_id, own)
  // What came after a conversion that changes has seen it too; what came before has not.
  const later = conversionsOf(book, is.friend_id).filter(({ id }) => id > is.id)
  const concerned = [own, ...later.flatMap(({ id }) => history.get(id) ?? [])]
  for (const one of concerned) {
    if (was) weigh(one, was, -1)
    weigh(one, is, 1)
    if (one.first_at === null || is.occurred_at < one.first_at) one.first_at = is.occurred_at
  }
}

function weigh(history: History, conversion: BookedConversion, sign: 1 | -1): void {
  const { amount, asset, refunded_amount } = conversion
  if (!isVoid(conversion)) history.conversions += sign
  if (amount === null || asset === null) return
  const spent = history.spent.get(asset) ?? 0
  history.spent.set(asset, spent + sign * (amount - refunded_amount))
}

function historyOf(
  { counts }: Book,
  {
    conversion,
    friend,
  }: {
    readonly conversion: Pick<ConversionFacts['conversion'], 'id' | 'asset'>
    readonly friend: Pick<ConversionFacts['friend'], 'id'>
  },
): NonNullable<ConversionFacts['friend']['history']> {
  const history = counts.history.get(conversion.id) ?? counts.history.get(friend.id)
  return {
    conversions: history?.conversions ?? 0,
    spent: (conversion.asset === null ? undefined : history?.spent.get(conversion.asset)) ?? 0,
    first_at: history?.first_at ?? null,
  }
}

/** What a part adds now: as it was read, and as this transaction has set it. */
function partsOf(book: Book, programId: Id<'prg'>, part: Id<'cnv'> | Id<'ref'>): Counted {
  const parts = new Map(book.counts.parts.get(`${programId}|${part}`))
  for (const change of book.effects.tallyParts.values()) {
    if (change.program_id !== programId || change.part_id !== part) continue
    parts.set(tallyKey(change.tally, change.period), change.amount)
  }
  const standing = [...parts].filter(([, amount]) => amount !== 0)
  return Object.fromEntries(standing.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function talliesOf(book: Book, programId: Id<'prg'>, subject: Id<'par'> | Id<'ref'>): Counted {
  const tallies = new Map(book.counts.tallies.get(`${programId}|${subject}`))
  for (const change of book.effects.tallies.values()) {
    if (change.program_id !== programId || change.subject_id !== subject) continue
    const key = tallyKey(change.tally, change.period)
    tallies.set(key, (tallies.get(key) ?? 0) + change.amount)
  }
  return Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function goalAt(book: Book, id: Id<'cnv'> | null): Instant | null {
  if (id === null) return null
  return book.conversions.get(id)?.occurred_at ?? book.counts.goals.get(id) ?? null
}

/** When the friend first did, since the claim, what this conversion is of: read before, or done just now. */
function firstAt(book: Book, facts: ConversionFacts): Instant | null {
  const { referral, conversion, friend, program_id } = facts
  const known = book.counts.firsts.get(`${referral!.id}|${conversion.type}`)
  if (known !== undefined) return known
  const friendId = [friend.id, ...friend.same_person_as].find(
    (id) => book.referrals.get(program_id, id)?.id === referral!.id,
  )
  if (friendId === undefined) return null
  const since = conversionsOf(book, friendId).filter(
    ({ type, occurred_at }) => type === conversion.type && occurred_at >= referral!.claimed_at,
  )
  return since.sort((a, b) => a.number - b.number)[0]?.occurred_at ?? null
}

/** What was reported of the friend's balances, as far as the periods that are over go. */
function balancesOf(
  { counts }: Book,
  facts: ConversionFacts,
  programs: ReadonlyMap<number, Program>,
): NonNullable<ConversionFacts['balances']> {
  const over = periodsOver(programs.values(), facts)
  const assets = [...new Set(over.map(({ asset }) => asset))]
  return Object.fromEntries(
    assets.map((asset) => {
      const periods = over.filter((one) => one.asset === asset)
      // All begin with the conversion; the longest holds the others.
      const to = periods
        .map((one) => one.to)
        .sort()
        .at(-1)!
      const reports = counts.balances.get(`${facts.friend.id}|${asset}`) ?? []
      return [asset, reportsWithin(reports, { from: periods[0]!.from, to })]
    }),
  )
}

/** How many referrals a program has had so far, where they were loaded. */
export function programCounts({ counts, effects }: Book, programId: Id<'prg'>) {
  const figure = (metric: string) => {
    const before = counts.programs.get(`${programId}|${metric}`) ?? 0
    const since = [...effects.totals.values()].filter(
      (total) => total.program_id === programId && total.metric === metric,
    )
    return since.reduce((sum, { amount }) => sum + amount, before)
  }
  return { attributed: figure('referrals'), approved: figure('referrals_approved') }
}

import { rollingDaysOf } from '@goodword/domain/programs/compile-program'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { tallyKey } from '@goodword/domain/tallies/tally'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import { type Book, bookReferral } from '../conversions/book.ts'
import { bookReward } from '../conversions/booked-rewards.ts'
import { noGuards, noteGrant, ownerKey } from '../conversions/guard-facts.ts'
import { usedMore } from '../conversions/used.ts'

/**
 * Enters the effects that a book has gathered into what it knows, as storing and loading anew would; the
 * next one to use the book begins with none.
 */
export function foldEffects(book: Book): void {
  const { effects } = book
  book.guards ??= noGuards()
  const { guards } = book
  for (const { row } of effects.referrals.values()) bookReferral(book, row)
  for (const { row } of effects.rewards.values()) bookReward(book, row)
  for (const { row, read } of effects.lots.values()) {
    if (row.asset !== GROWTH) continue
    const known = book.growth.get(row.participant_id) ?? 0
    book.growth.set(row.participant_id, known + row.remaining - (read?.remaining ?? 0))
  }
  for (const change of effects.standings.values()) {
    const { program_id, participant_id } = change
    const known = book.standings.get(program_id, participant_id)
    book.standings.set(program_id, participant_id, {
      attributed: (known?.attributed ?? 0) + change.attributed,
      converted: (known?.converted ?? 0) + change.converted,
      approved: (known?.approved ?? 0) + change.approved,
    })
  }
  for (const change of effects.limitUses.values()) {
    const { program_id, participant_id, meter } = change
    if (rollingDaysOf(meter) === undefined) {
      const known = book.uses.get(program_id, participant_id)
      book.uses.set(program_id, participant_id, usedMore(known, change))
    } else {
      noteGrant(guards, ownerKey(program_id, participant_id), change)
    }
  }
  for (const change of effects.programUses.values()) {
    const { program_id, meter } = change
    if (rollingDaysOf(meter) === undefined) {
      book.programUses.set(program_id, usedMore(book.programUses.get(program_id), change))
    } else {
      noteGrant(guards, ownerKey(program_id), change)
    }
  }
  for (const { owner, meter, period, used } of effects.sharedUses.values()) {
    const key = owner === null ? book.workspaceId : ownerKey(owner)
    if (rollingDaysOf(meter) === undefined) add(guards.shared, key, useKey(meter, period), used)
    else noteGrant(guards, key, { meter, period, used })
  }
  for (const { program_id, told, is_over_cost, pauses, at } of effects.programs.values()) {
    const known = guards.states.get(program_id) ?? { told: [], isOverCost: false }
    guards.states.set(program_id, {
      told: [...known.told, ...told],
      isOverCost: is_over_cost ?? known.isOverCost,
    })
    const program = book.programs.get(program_id)!
    if (pauses) book.programs.set(program_id, { ...program, status: 'paused', statusSince: at })
  }
  const { counts } = book
  for (const { program_id, subject_id, tally, period, amount } of effects.tallies.values()) {
    add(counts.tallies, `${program_id}|${subject_id}`, tallyKey(tally, period), amount)
  }
  for (const part of effects.tallyParts.values()) {
    const change = part.amount - part.was
    const key = tallyKey(part.tally, part.period)
    add(counts.parts, `${part.program_id}|${part.part_id}`, key, change)
  }
  for (const { program_id, metric, amount } of effects.totals.values()) {
    const key = `${program_id}|${metric}`
    counts.programs.set(key, (counts.programs.get(key) ?? 0) + amount)
  }
}

function add<K>(sums: Map<K, Map<string, number>>, of: K, key: string, amount: number): void {
  const own = sums.get(of)
  if (own) own.set(key, (own.get(key) ?? 0) + amount)
  else sums.set(of, new Map([[key, amount]]))
}

import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'

import type { Effects, SharedUseChange, StandingChange, TallyPart, Tools } from './effects.ts'

/** Notes that something happened. */
export function tell(
  effects: Effects,
  tools: Tools,
  type: string,
  subject_id: Id,
  occurred_at: Instant,
  data: Readonly<Record<string, unknown>>,
): void {
  effects.events.push({ id: tools.newId('evt'), type, subject_id, data, occurred_at })
}

/** Moves an advocate's counts. */
export function count(
  effects: Effects,
  program_id: Id<'prg'>,
  participant_id: Id<'par'>,
  change: Partial<Pick<StandingChange, 'attributed' | 'converted' | 'approved' | 'shares'>>,
): void {
  const key = `${program_id}|${participant_id}`
  let standing = effects.standings.get(key)
  if (!standing) {
    standing = { program_id, participant_id, attributed: 0, converted: 0, approved: 0, shares: 0 }
    effects.standings.set(key, standing)
  }
  standing.attributed += change.attributed ?? 0
  standing.converted += change.converted ?? 0
  standing.approved += change.approved ?? 0
  standing.shares += change.shares ?? 0
}

/** Uses a limit (`sign` 1), or gives back what was used (-1). */
export function meter(
  effects: Effects,
  program_id: Id<'prg'>,
  participant_id: Id<'par'>,
  uses: readonly MeterUse[],
  sign: 1 | -1,
): void {
  for (const taken of uses) {
    if (taken.of === 'program') {
      meterProgram(effects, program_id, taken, sign)
      continue
    }
    if (taken.of !== undefined) {
      meterShared(effects, taken.of === 'person' ? participant_id : null, taken, sign)
      continue
    }
    const { meter: name, period, used } = taken
    const key = `${program_id}|${participant_id}|${name}|${period}`
    const change = effects.limitUses.get(key) ?? {
      program_id,
      participant_id,
      meter: name,
      period,
      used: 0,
    }
    change.used += sign * used
    effects.limitUses.set(key, change)
  }
}

/** Uses what the whole program shares, or gives it back. */
function meterProgram(
  effects: Effects,
  program_id: Id<'prg'>,
  taken: MeterUse,
  sign: 1 | -1,
): void {
  const { meter: name, period } = taken
  const key = `${program_id}|${name}|${period}`
  const before = effects.programUses.get(key)
  const change = before ?? { program_id, meter: name, period, used: 0, cap: null }
  effects.programUses.set(key, moved(change, taken, sign))
}

/** Uses what is counted across programs, or gives it back. */
export function meterShared(
  effects: Effects,
  owner: SharedUseChange['owner'],
  taken: MeterUse,
  sign: 1 | -1,
): void {
  const { meter: name, period } = taken
  const key = `${owner ?? ''}|${name}|${period}`
  const change = effects.sharedUses.get(key) ?? { owner, meter: name, period, used: 0, cap: null }
  effects.sharedUses.set(key, moved(change, taken, sign))
}

/** The same with what is used or given back; the cap of the last use stands. */
function moved<Change extends { used: number; cap: number | null }>(
  change: Change,
  { used, cap }: MeterUse,
  sign: 1 | -1,
): Change {
  change.used += sign * used
  if (sign === 1 && cap !== undefined) change.cap = cap
  return change
}

/** Sets what one part adds to a tally, and moves the tally by the difference. */
export function countPart(effects: Effects, part: TallyPart): void {
  const { program_id, subject_id, tally, period } = part
  const key = `${program_id}|${subject_id}|${tally}|${period}`
  const change = effects.tallies.get(key) ?? { program_id, subject_id, tally, period, amount: 0 }
  change.amount += part.amount - part.was
  effects.tallies.set(key, change)
  const partKey = `${key}|${part.part_id}`
  const was = effects.tallyParts.get(partKey)?.was ?? part.was
  effects.tallyParts.set(partKey, { ...part, was })
}

/** Adds to a program's figures of the day. */
export function total(
  effects: Effects,
  tools: Tools,
  program_id: Id<'prg'>,
  metric: string,
  at: Instant,
  amount = 1,
  asset = '',
): void {
  const day = tools.dayOf(at)
  if (day === undefined) return
  const key = `${program_id}|${metric}|${asset}|${day}`
  const change = effects.totals.get(key) ?? {
    id: tools.newId('evt'),
    program_id,
    metric,
    asset,
    day,
    amount: 0,
  }
  change.amount += amount
  effects.totals.set(key, change)
}

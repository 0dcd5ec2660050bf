import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant } from '../dates.ts'
import type { ProgramDocument } from '../programs/document.ts'

export type Schedule = NonNullable<ProgramDocument['schedule']>

/** Where an instant lies: the program runs from its start, and no longer at its end. */
export function scheduleAt(
  schedule: Schedule | undefined,
  at: Instant,
): 'before' | 'open' | 'over' {
  if (!schedule) return 'open'
  const instant = fromInstant(at)
  if (schedule.starts_at !== undefined && instant < fromInstant(schedule.starts_at)) return 'before'
  if (schedule.ends_at !== undefined && instant >= fromInstant(schedule.ends_at)) return 'over'
  return 'open'
}

import { readdirSync, readFileSync } from 'node:fs'

export const MICROSECONDS_PER_TICK = 10_000

export type ProcessTime = {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** What it has used of processors itself. */
  readonly ticks: number
  /** What those of its children used that have ended, and were waited for. */
  readonly endedChildrenTicks: number
}

/** What each process of this machine has used of its processors so far. Throws where the system has no /proc to tell. */
export function processTimes(): ProcessTime[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timeOf(Number(name)) ?? [])
}

function timeOf(pid: number): ProcessTime | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may hold anything; the fields are counted behind it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, group = 0] = fields.slice(1)
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11)
    return {
      pid,
      parent,
      group,
      ticks: user + system,
      endedChildrenTicks: childUser + childSystem,
    }
  } catch {
    // It has ended since.
    return undefined
  }
}

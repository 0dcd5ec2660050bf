import { type Db, rows } from '@goodword/db/connect'
import { stockMeter } from '@goodword/domain/conversions/settle-give'
import { uuidOf } from '@goodword/domain/ids'
import type { Give } from '@goodword/domain/programs/document'
import type { Reward } from '@goodword/domain/rewards/reward'
import { sql } from 'drizzle-orm'
import { loadProgram } from '../programs/load-program.ts'

/** An option of a reward, as its program's version has it, with what is left of it. */
export type OpenOption = {
  readonly option: number
  readonly give: Give
  readonly amount: number
  readonly left: number | null
}

/** Between what the recipient of a reward may choose; nothing where there was never a choice. */
export async function optionsOf(
  db: Db,
  workspaceId: string,
  reward: Reward,
): Promise<OpenOption[]> {
  const { choice, program_id, program_version, rule } = reward
  if (!choice) return []
  const program = await loadProgram(db, workspaceId, uuidOf(program_id), program_version)
  const gives = program.document.rules.find(({ id }) => id === rule)!.give
  const taken = await takenOf(db, workspaceId, reward)
  return choice.options.map((option) => {
    const give = gives[option]!
    const { value, stock } = give
    if (!('amount' in value)) throw new Error('an option of a choice has a fixed amount')
    const used = stock === undefined ? 0 : (taken.get(stockMeter(rule, give, stock).meter) ?? 0)
    const left = stock === undefined ? null : Math.max(0, stock - used)
    return { option, give, amount: value.amount, left }
  })
}

async function takenOf(
  db: Db,
  workspaceId: string,
  { program_id, rule }: Reward,
): Promise<Map<string, number>> {
  const found = await rows<{ meter: string; used: number }>(
    db,
    sql`select meter, used from program_uses where workspace_id = ${workspaceId}::uuid
      and program_id = ${uuidOf(program_id)}::uuid and starts_with(meter, ${`stock/${rule}/`})`,
  )
  return new Map(found.map(({ meter, used }) => [meter, Number(used)]))
}

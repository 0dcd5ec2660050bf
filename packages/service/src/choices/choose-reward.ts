import type { chooseReward as operation } from '@goodword/contract/choices'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { MeterUse } from '@goodword/domain/conversions/conversion-facts'
import { stockMeter } from '@goodword/domain/conversions/settle-give'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { checkChoice, limitsValue } from '@goodword/domain/rewards/check-choice'
import { chooseReward as choose, mayChoose } from '@goodword/domain/rewards/choose-reward'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type SQL, sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadPrizeBounds } from '../prizes/prize-bounds.ts'
import { loadProgram } from '../programs/load-program.ts'
import { lockReward } from '../rewards/lock-reward.ts'
import { rewardBody } from '../rewards/reward-body.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { type OpenOption, optionsOf } from './options-of.ts'

/** Makes a reward what its recipient chose; the merchant says so on their behalf. */
export function chooseReward(
  ctx: Context,
  { reward_id, option }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const chosen = await chooseIn(ctx, unit, sql`id = ${uuidOf(reward_id)}::uuid`, option)
    return rewardBody(chosen)
  })
}

/** Chooses for the reward that is meant. What others took meanwhile is seen, for the statement holds the stock to its cap. */
export async function chooseIn(
  ctx: Context,
  unit: Unit,
  which: SQL,
  option: number,
): Promise<Reward> {
  const { workspace } = ctx
  const reward = await lockReward(unit, workspace.uuid, which)
  if (!reward) throw new Refusal('reward_not_found')
  if (reward.choice?.chosen === option) return reward
  if (!mayChoose(reward)) throw new Refusal('reward_not_choosable')
  const options = await optionsOf(unit.tx, workspace.uuid, reward)
  const wanted = options.find((one) => one.option === option)
  if (!wanted) throw new Refusal('option_not_found')
  if (wanted.left === 0) {
    const fields = [{ pointer: '/option', message: whatIsLeft(options) }]
    throw new Refusal('option_out_of_stock', { fields })
  }

  const { give, amount } = wanted
  const limits = await usesOfLimits(ctx, unit, reward, { amount, asset: give.value.asset })
  const stock = give.stock === undefined ? undefined : stockMeter(reward.rule, give, give.stock)
  const effects = await effectsOwing(unit, workspace.uuid, [uuidOf(reward.participant_id)])
  const now = toInstant(ctx.now)
  const chosen = choose(
    effects,
    toolsFor(ctx),
    reward,
    { option, give, amount, stock, limits },
    now,
  )
  storeEffects(unit, workspace.uuid, effects)
  noteDue(ctx, unit, effects)
  return chosen
}

/** What the chosen thing uses of limits on value; it is refused where one leaves no room for it. */
async function usesOfLimits(
  ctx: Context,
  unit: Unit,
  reward: Reward,
  wanted: { readonly amount: number; readonly asset: string },
): Promise<readonly MeterUse[]> {
  const w = ctx.workspace.uuid
  const programUuid = uuidOf(reward.program_id)
  const program = await loadProgram(unit.tx, w, programUuid, reward.program_version)
  if (!limitsValue(program)) return []
  const people = [reward.participant_id]
  const { bounds } = await loadPrizeBounds(ctx, unit, programUuid, program, people)
  const check = checkChoice(program, bounds!, reward, wanted, toInstant(ctx.now))
  if (check.kind === 'reached') throw new Refusal('option_over_limit')
  return check.meters
}

/** What can be chosen in its stead, by the numbers that the options have. */
function whatIsLeft(options: readonly OpenOption[]): string {
  const open = options.filter(({ left }) => left !== 0)
  if (open.length === 0) return 'None of the options is left.'
  const said = open.map(({ option, left }) =>
    left === null ? String(option) : `${option} (${left} left)`,
  )
  return `Choose one of these: ${said.join(', ')}.`
}

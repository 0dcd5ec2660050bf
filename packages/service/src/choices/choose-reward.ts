import type { chooseReward as operation } from '@goodword/contract/choices'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { carryOutProgram } from '@goodword/domain/conversions/carry-out-program'
import { stockMeter } from '@goodword/domain/conversions/settle-give'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import { type ChoiceCheck, checkChoice } from '@goodword/domain/rewards/check-choice'
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
    const which = sql`id = ${uuidOf(reward_id)}::uuid`
    return rewardBody(await chooseIn(ctx, unit, which, option, (reason) => reason))
  })
}

/**
 * Chooses for the reward that is meant; why something does not fit is said as whoever asks may know it. What
 * others took meanwhile is seen: what all share is locked, and the statement holds stock, limits and budget
 * to their caps.
 */
export async function chooseIn(
  ctx: Context,
  unit: Unit,
  which: SQL,
  option: number,
  say: (reason: 'budget_spent' | 'cost_guard') => string,
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
  const { check, live } = await boundsOf(ctx, unit, reward, { amount, asset: give.value.asset })
  if (check?.kind === 'declined') {
    const { reason } = check
    if (reason === 'limit_reached') throw new Refusal('option_over_limit')
    throw new Refusal('option_over_budget', { reason: say(reason) })
  }
  const stock = give.stock === undefined ? undefined : stockMeter(reward.rule, give, give.stock)
  const effects = await effectsOwing(unit, workspace.uuid, [uuidOf(reward.participant_id)])
  const now = toInstant(ctx.now)
  const tools = toolsFor(ctx)
  const { meters: bounds = [] } = check ?? {}
  const chosen = choose(effects, tools, reward, { option, give, amount, stock, bounds }, now)
  const { program_id } = reward
  if (check) carryOutProgram(effects, tools, live, { program_id, now }, check)
  storeEffects(unit, workspace.uuid, effects)
  noteDue(ctx, unit, effects)
  return chosen
}

/** How the chosen thing stands to limits on value, budget and guard; no check where its program says no such word. */
async function boundsOf(
  ctx: Context,
  unit: Unit,
  reward: Reward,
  wanted: { readonly amount: number; readonly asset: string },
): Promise<{ readonly check?: ChoiceCheck; readonly live: Program | undefined }> {
  const programUuid = uuidOf(reward.program_id)
  const program = await loadProgram(
    unit.tx,
    ctx.workspace.uuid,
    programUuid,
    reward.program_version,
  )
  const people = [reward.participant_id]
  const { bounding, bounds } = await loadPrizeBounds(ctx, unit, programUuid, program, people)
  const { live } = bounding
  if (!bounds) return { live }
  return { live, check: checkChoice(bounding, bounds, reward, wanted, toInstant(ctx.now)) }
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

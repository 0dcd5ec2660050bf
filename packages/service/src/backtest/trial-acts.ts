import { carryOutProgram } from '@goodword/domain/conversions/carry-out-program'
import { stockMeter } from '@goodword/domain/conversions/settle-give'
import type { Tools } from '@goodword/domain/effects/effects'
import { boundsPrizes } from '@goodword/domain/prizes/bound-prizes'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { checkChoice } from '@goodword/domain/rewards/check-choice'
import { chooseReward, mayChoose } from '@goodword/domain/rewards/choose-reward'
import { moveReward, payReward } from '@goodword/domain/rewards/move-reward'
import type { Reward } from '@goodword/domain/rewards/reward'
import { rewardMayBecome } from '@goodword/domain/rewards/reward-states'
import { BY_STAFF, mayBeTakenBack, takeBack } from '@goodword/domain/rewards/take-back'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { lotIdOf } from '@goodword/domain/wallet/lot'
import { drawLot } from '@goodword/domain/wallet/move-lots'
import type { Book } from '../conversions/book.ts'
import { prizeBoundsOf } from '../prizes/prize-bounds.ts'
import type { RewardChosen, RewardMoved } from './happening.ts'

/** Whoever used a reward, or sent it off, does so again where the trial has granted it. */
export function moveAgain(
  { effects }: Book,
  tools: Tools,
  { negative_balance }: ProgramDocument,
  reward: Reward,
  { to, at }: RewardMoved,
): void {
  if (to === 'taken_back') {
    const mayOwe = negative_balance === 'allowed'
    if (mayBeTakenBack(reward)) {
      takeBack(effects, tools, reward, at, { mayOwe, reason: BY_STAFF })
    }
  } else if (to !== 'paid') {
    if (rewardMayBecome(reward.state, to)) moveReward(effects, tools, reward, to, at)
  } else if (reward.state === 'issued' && reward.paid_at === null) {
    payReward(effects, tools, reward, at, 'pay_trial')
  }
}

/** Whoever chose then chooses the same now, as far as this version has it and there is any left. */
export function chooseAgain(
  book: Book,
  tools: Tools,
  program: Program,
  reward: Reward,
  { option, at }: RewardChosen,
): void {
  const { effects, programUses } = book
  const { rules } = program.document
  if (!mayChoose(reward) || !reward.choice?.options.includes(option)) return
  const give = rules.find(({ id }) => id === reward.rule)!.give[option]!
  if (!('amount' in give.value)) return
  const stock = give.stock === undefined ? undefined : stockMeter(reward.rule, give, give.stock)
  const key = stock && useKey(stock.meter, stock.period)
  const taken = key === undefined ? 0 : (programUses.get(reward.program_id)?.[key] ?? 0)
  if (stock && taken >= stock.cap!) return
  const { amount, asset } = give.value
  const { program_id, participant_id } = reward
  const bounding = { program, live: program }
  const check = boundsPrizes(bounding)
    ? checkChoice(
        bounding,
        prizeBoundsOf(book, program_id, program, [participant_id], at),
        reward,
        { amount, asset },
        at,
      )
    : undefined
  if (check?.kind === 'declined') return
  const { meters: bounds = [] } = check ?? {}
  chooseReward(effects, tools, reward, { option, give, amount, stock, bounds }, at)
  if (check) carryOutProgram(effects, tools, program, { program_id, now: at }, check)
}

/** Draws the lot of a reward down to what the record says was left of it. */
export function spendAgain({ effects }: Book, reward: Reward | undefined, gone: number): void {
  const lot = reward && effects.lots.get(lotIdOf(reward.id))?.row
  if (!lot) return
  const more = Math.min(gone - (lot.amount - lot.remaining), lot.remaining)
  if (more > 0) drawLot(effects, lot, -more)
}

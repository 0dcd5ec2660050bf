import type { AppealFacts } from '../appeals/decide-appeal.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { grantOwed } from '../appeals/grant-owed.ts'
import { BY_APPEAL, owedByReceipt } from '../appeals/owed.ts'
import type { Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import { wasTakenBack } from '../rewards/reward-states.ts'
import type { ConversionDecision } from './conversion-decision.ts'
import type { ConversionFacts } from './conversion-facts.ts'
import { prizeBoundsOf } from './simulated-bounds.test-kit.ts'
import { carryIn, liveOf, nowIn, PROGRAM, type World } from './simulated-world.test-kit.ts'

/** Staff find that somebody was right who contested what a decision had not given them. */
export function upholdIn(world: World, tools: Tools, which: number): void {
  const { store, programs } = world
  const contested = store.decisions.flatMap((receipt) => {
    if (receipt.kind !== 'conversion') return []
    const decision = JSON.parse(receipt.result) as ConversionDecision
    const declined = decision.rules.flatMap(({ gives }) =>
      gives.filter(({ result }) => result === 'declined'),
    )
    return declined.map(({ participant_id }) => ({ receipt, decision, participant_id }))
  })
  const chosen = contested[which % contested.length]
  if (!chosen) return
  const { receipt, decision, participant_id } = chosen
  const program = programs.get(decision.attribution.program_version)!
  const about = JSON.parse(receipt.facts) as ConversionFacts
  const { referral_id } = receipt
  const owed = owedByReceipt(program, about, decision, referral_id, participant_id).map((one) => ({
    ...one,
    ...standingOf(world, participant_id, one),
  }))
  const facts: AppealFacts = {
    now: nowIn(world),
    appeal_id: tools.newId('apl'),
    participant_id,
    about: 'rewards',
    outcome: 'upheld',
    by: { id: 'key_1', name: 'Ada' },
    limits: [],
    proposed_by: null,
    owed,
    bounds: prizeBoundsOf(world, program, [participant_id]),
  }
  const granted = decideAppeal(facts, programs)
  carryIn(world, (effects) =>
    grantOwed(effects, tools, facts, granted, {
      programId: PROGRAM,
      programVersion: liveOf(world).version,
      referralId: referral_id,
      conversionId: null,
      programs,
    }),
  )
}

/** What of it was given by an appeal before, and whether it stands by now. */
function standingOf(
  { store }: World,
  participantId: Id<'par'>,
  owed: ReturnType<typeof owedByReceipt>[number],
) {
  const same = [...store.rewards.values()].filter(
    (reward) =>
      reward.participant_id === participantId &&
      reward.rule === owed.rule &&
      reward.give_index === owed.give_index &&
      reward.instalment === owed.instalment,
  )
  const byAppeal = same.filter(({ cause }) => cause === `${BY_APPEAL}${owed.cause}`)
  const earned = same.filter(({ cause }) => cause === owed.cause)
  return {
    attempts: byAppeal.length,
    stands: [...byAppeal, ...earned].some(({ state }) => !wasTakenBack(state)),
  }
}

import { asItStands } from '../appeals/as-it-stands.ts'
import type { AppealFacts } from '../appeals/decide-appeal.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { grantOwed } from '../appeals/grant-owed.ts'
import { owedByReceipt } from '../appeals/owed.ts'
import type { Tools } from '../effects/effects.ts'
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
  const own = [...store.rewards.values()].filter((one) => one.participant_id === participant_id)
  const owed = owedByReceipt(program, about, decision, referral_id, participant_id).map((one) =>
    asItStands(one, own),
  )
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

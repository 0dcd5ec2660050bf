import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { meter } from '../effects/gather.ts'
import { CUSTOMERS } from '../guards/customer-cost.ts'
import type { Program } from '../programs/compile-program.ts'
import {
  beginReferral,
  moveReferral,
  type ReferralChange,
  standOn,
  useForReferral,
} from '../referrals/move-referral.ts'
import type { Referral } from '../referrals/referral.ts'
import type { BoostOutcome, ConversionDecision } from './conversion-decision.ts'
import type { ConversionFacts, Instant } from './conversion-facts.ts'

/** Takes the referral through the states of its course, and opens the review that it may end in. */
export function carryOutReferral(
  effects: Effects,
  tools: Tools,
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
  { attribution, referral: course, boosts = NONE, risk, program: whole }: ConversionDecision,
  existing: Referral | undefined,
): Referral | undefined {
  if (!course) return existing
  const version = attribution.program_version
  const { document } = programs.get(version)!
  const windowDays = document.attribution.conversion_days
  const place = whole?.place
  let referral = existing
  for (const [at, state] of course.to.entries()) {
    if (!referral) {
      referral = beginReferral(effects, tools, {
        id: tools.newId('ref'),
        program_id: facts.program_id,
        program_version: version,
        advocate_id: attribution.advocate_id!,
        upline: attribution.upline ?? NOBODY,
        friend_id: facts.friend.id,
        claim_id: attribution.claim_id!,
        state,
        reason: null,
        goal_conversion_id: null,
        number: null,
        meters: NO_METERS,
        quota_period: place?.kind === 'place' ? place.period : null,
        queue: state === 'queued' ? queueNote(facts, risk) : null,
        attributed_at: facts.conversion.occurred_at,
        changed_at: facts.now,
        due_at:
          place?.kind === 'queue'
            ? place.counts_again_at
            : windowEnd(facts.conversion.occurred_at, windowDays),
      })
      effects.claims.set(attribution.claim_id!, {
        id: attribution.claim_id!,
        friend_id: facts.friend.id,
        state: 'used',
      })
      continue
    }
    const change: Writable<ReferralChange> = {
      reason: at === course.to.length - 1 ? course.reason : null,
    }
    if (state === 'attributed') change.due_at = windowEnd(referral.attributed_at, windowDays)
    if (referral.state === 'queued' && place?.kind === 'place') {
      change.quota_period = place.period
      change.queue = null
    }
    if (state === 'approved') change.number = course.number
    if (state === 'approved' && document.guard) {
      change.meters = countedAsCustomer(effects, referral)
    }
    if (state === 'converted' || state === 'approved') {
      change.goal_conversion_id = facts.conversion.id
    }
    referral = moveReferral(effects, tools, referral, state, facts.now, change)
  }
  if (course.stands_on && referral) referral = standOn(effects, referral, course.stands_on)
  const places = boosts.length === 0 ? [] : boosts.flatMap(({ place }) => place ?? [])
  if (places.length > 0 && referral) referral = useForReferral(effects, referral, places)
  if (course.to.at(-1) === 'in_review' && referral) {
    effects.reviews.push({
      id: tools.newId('rvw'),
      kind: 'same_device',
      referral_id: referral.id,
      participant_id: referral.friend_id,
      other_participant_id: referral.advocate_id,
      opened_at: facts.now,
    })
  }
  return referral
}

const NONE: readonly BoostOutcome[] = []
const NOBODY: Referral['upline'] = []
const NO_METERS: Referral['meters'] = []

type Writable<T> = { -readonly [Field in keyof T]: T[Field] }

function windowEnd(attributedAt: Instant, days: number): Instant {
  return toInstant(addDays(fromInstant(attributedAt), days))
}

/** A score is the merchant's own, said with the conversion by which the friend came; without one it is 0. */
function queueNote(
  { conversion }: ConversionFacts,
  risk: ConversionDecision['risk'],
): Referral['queue'] {
  const { score } = conversion.data
  return {
    score: typeof score === 'number' && Number.isSafeInteger(score) ? score : 0,
    same_device: risk?.result === 'review',
  }
}

/** A guarded program counts its new customers; the referral keeps that, to give it back should it fall. */
function countedAsCustomer(effects: Effects, referral: Referral): Referral['meters'] {
  const use = { meter: CUSTOMERS, period: 'lifetime', used: 1, of: 'program' } as const
  meter(effects, referral.program_id, referral.friend_id, [use], 1)
  return [...referral.meters, use]
}

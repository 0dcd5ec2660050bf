import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { releaseFromReview } from './move-reward.ts'
import type { Reward } from './reward.ts'
import { takeBack } from './take-back.ts'

/** Carries out what staff decide of a reward whose count fell: it stays as it is, or what is left of it goes; all of it, where it may be owed. */
export function decideFlagged(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  outcome: 'approved' | 'denied',
  now: Instant,
  mayOwe: boolean,
): Reward {
  // The case is closed by whoever decides it.
  const open: Reward = { ...reward, reason: null }
  // What was used stays used: the verdict is on record, and the case is closed.
  if (outcome === 'approved' || reward.state === 'redeemed')
    return releaseFromReview(effects, tools, open, now)

  const back = takeBack(effects, tools, open, now, { mayOwe, reason: 'review_denied' })
  // What of it is out of reach goes on as it is.
  return back.is_under_review ? releaseFromReview(effects, tools, back, now) : back
}

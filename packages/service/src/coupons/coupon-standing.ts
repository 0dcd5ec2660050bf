import type { Reward } from '@goodword/domain/rewards/reward'

/** Whether a coupon can be redeemed at an instant, and if not, why. */
export function couponStanding(reward: Reward, now: string): { readonly reason: string | null } {
  if (reward.state !== 'issued') return { reason: reward.state }
  // The worker may not have come by yet; the moment counts, not the worker.
  if (reward.expires_at !== null && reward.expires_at <= now) return { reason: 'expired' }
  return { reason: null }
}

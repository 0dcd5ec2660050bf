import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { tell } from '../effects/gather.ts'
import type { Reward } from '../rewards/reward.ts'

/** Opens the delivery of a gift that is due now: its recipient is asked where it goes. */
export function openDelivery(effects: Effects, tools: Tools, reward: Reward, at: Instant): void {
  const id = tools.newId('dlv')
  effects.deliveries.push({
    id,
    participant_id: reward.participant_id,
    redemption_id: null,
    reward_id: reward.id,
    state: 'awaiting_address',
    created_at: at,
  })
  tell(effects, tools, 'delivery.opened', id, at, {
    delivery_id: id,
    participant_id: reward.participant_id,
    redemption_id: null,
    reward_id: reward.id,
  })
}

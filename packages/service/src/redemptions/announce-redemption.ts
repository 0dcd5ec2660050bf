import type { Effects, Tools } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { toId } from '@goodword/domain/ids'
import type { Redemption } from './redemption.ts'

/** Tells what became of a redemption. */
export function announceRedemption(
  effects: Effects,
  tools: Tools,
  redemption: Redemption,
  what: 'requested' | 'fulfilled' | 'failed',
  at: string,
): void {
  const id = toId('rdm', redemption.uuid)
  tell(effects, tools, `redemption.${what}`, id, at, {
    redemption_id: id,
    participant_id: toId('par', redemption.participantUuid),
    item_id: toId('itm', redemption.itemUuid),
    kind: redemption.kind,
    price: redemption.price,
    asset: redemption.asset,
    reason: redemption.reason,
  })
}

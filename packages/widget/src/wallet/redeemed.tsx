import type { WalletMessages } from '../messages/messages.ts'
import type { Item, Redemption } from './wallet-state.ts'

type Props = {
  readonly item: Item
  readonly redemption: Pick<Redemption, 'coupon_code' | 'state'>
  readonly words: WalletMessages
  readonly onCopy: (code: string) => void
}

/** What the points became, and what happens next. */
export function Redeemed({ item, redemption: { coupon_code, state }, words, onCopy }: Props) {
  const next = { coupon: words.gotCode, top_up: words.beingLoaded, gift: words.beingSent, perk: '' }
  const isThere = state === 'fulfilled' && item.kind === 'top_up'
  return (
    <div class="form" role="status">
      <p class="strong">{words.gotIt(item.name)}</p>
      <p class="quiet">{isThere ? '' : next[item.kind]}</p>
      {coupon_code !== null && (
        <button type="button" class="coupon" onClick={() => onCopy(coupon_code)}>
          <bdi>{coupon_code}</bdi> <span>{words.copyCode}</span>
        </button>
      )}
    </div>
  )
}

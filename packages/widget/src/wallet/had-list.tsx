import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Delivery, Wallet } from './wallet-state.ts'

type Props = {
  readonly wallet: Pick<Wallet, 'redemptions' | 'deliveries'>
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onCopy: (code: string) => void
  readonly onAddress: (delivery: Delivery) => void
}

/** What the customer had before, with its code, and where each parcel is. */
export function HadList({ wallet, speech, words, onCopy, onAddress }: Props) {
  const { redemptions, deliveries } = wallet
  const others = deliveries.filter(({ redemption_id }) =>
    redemptions.every((one) => one.redemption_id !== redemption_id),
  )
  if (redemptions.length + others.length === 0) return null
  return (
    <section class="part">
      <h3 class="strong">{words.had}</h3>
      <ul>
        {redemptions.map((one) => (
          <li key={one.redemption_id} class="row">
            <div class="line">
              <bdi class="strong">{one.name}</bdi>
              <span class="end quiet">{words.redemptionStates[one.state]}</span>
            </div>
            <p class="quiet">
              {speech.date(one.made_at)} · {speech.amount(one.price, one.asset)}
            </p>
            {one.coupon_code !== null && (
              <button
                type="button"
                class="coupon"
                onClick={() => onCopy(one.coupon_code as string)}
              >
                <bdi>{one.coupon_code}</bdi> <span>{words.copyCode}</span>
              </button>
            )}
            {deliveries
              .filter(({ redemption_id }) => redemption_id === one.redemption_id)
              .map((delivery) => parcel(delivery))}
          </li>
        ))}
        {others.map((delivery) => (
          <li key={delivery.delivery_id} class="row">
            <bdi class="strong">{words.parcel}</bdi>
            {parcel(delivery)}
          </li>
        ))}
      </ul>
    </section>
  )

  function parcel(delivery: Delivery) {
    const { state, tracking, delivery_id } = delivery
    return (
      <div key={delivery_id} class="item">
        <p class="quiet">
          {words.deliveryStates[state]}
          {tracking !== null && ` · ${words.tracking(tracking)}`}
        </p>
        {(state === 'awaiting_address' || state === 'returned') && (
          <button type="button" onClick={() => onAddress(delivery)}>
            {words.whereTo}
          </button>
        )}
      </div>
    )
  }
}

import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { AddressFields, addressIn } from './address-fields.tsx'
import type { AddressInput, Item } from './wallet-state.ts'

type Props = {
  readonly item: Item
  /** What is held of the asset that it costs. */
  readonly held: number
  readonly isBusy: boolean
  /** What came of the last try, where it failed. */
  readonly fault: string
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onConfirm: (address: AddressInput | undefined) => void
  readonly onBack: () => void
}

/** Asks once more before anything is spent, and where a gift is to go. */
export function RedeemForm(props: Props) {
  const { item, held, isBusy, fault, speech, words, onConfirm, onBack } = props
  const { price, asset } = item
  const isSent = item.kind === 'gift'
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onConfirm(isSent ? addressIn(event.currentTarget) : undefined)
      }}
    >
      {item.description !== null && <p class="quiet">{item.description}</p>}
      <p>{words.spends(speech.amount(price, asset), speech.amount(held - price, asset))}</p>
      {isSent && <h3 class="strong">{words.whereTo}</h3>}
      {isSent && <AddressFields tag={speech.tag} words={words} />}
      <p class="fault" role="alert">
        {fault}
      </p>
      <div class="pair">
        <button type="button" onClick={onBack}>
          {words.cancel}
        </button>
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? words.oneMoment : words.confirm}
        </button>
      </div>
    </form>
  )
}

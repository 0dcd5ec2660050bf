import type { WalletMessages } from '../messages/messages.ts'
import { AddressFields, addressIn } from './address-fields.tsx'
import type { AddressInput } from './wallet-state.ts'

type Props = {
  readonly isBusy: boolean
  readonly fault: string
  readonly tag: string
  readonly words: WalletMessages
  readonly onAddress: (address: AddressInput) => void
}

/** Where a gift goes that was given without an address, or came back. */
export function AddressForm({ isBusy, fault, tag, words, onAddress }: Props) {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onAddress(addressIn(event.currentTarget))
      }}
    >
      <AddressFields tag={tag} words={words} />
      <p class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {isBusy ? words.oneMoment : words.saveAddress}
      </button>
    </form>
  )
}

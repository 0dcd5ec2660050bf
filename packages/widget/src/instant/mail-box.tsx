import type { InstantMessages } from '../messages/messages.ts'

type Props = {
  readonly words: InstantMessages
  readonly said: string
  readonly isBusy: boolean
  readonly onSend: (email: string) => void
}

/** Where the customer says their address, to see what comes of their link. */
export function MailBox({ words, said, isBusy, onSend }: Props) {
  return (
    <form
      class="part near mail"
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.querySelector('input')
        if (field) onSend(field.value.trim())
      }}
    >
      <h3 class="strong">{words.statusTitle}</h3>
      <p class="quiet">{words.statusText}</p>
      <label class="quiet" for="email">
        {words.emailLabel}
      </label>
      <input
        class="field"
        id="email"
        type="email"
        dir="ltr"
        required
        maxLength={254}
        autocomplete="email"
      />
      <button type="submit" aria-disabled={isBusy}>
        {words.sendLink}
      </button>
      <p class="notice quiet" role="status">
        {said}
      </p>
    </form>
  )
}

import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Wallet } from './wallet-state.ts'

type Gift = Wallet['transfers'][number]

type Props = {
  readonly transfers: readonly Gift[]
  readonly balances: Wallet['balances']
  readonly isBusy: boolean
  readonly fault: string
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onGive: (to: Gift, amount: number) => void
}

/** Points for a friend: to whom, how many, and how many it can be at most. */
export function GiveForm(props: Props) {
  const { transfers, balances, isBusy, fault, speech, words, onGive } = props
  const mostOf = ({ asset, left_today }: Gift) =>
    Math.min(left_today, balances.find((one) => one.asset === asset)?.amount ?? 0)
  const most = Math.max(0, ...transfers.map(mostOf))
  const [first] = transfers
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const to = transfers.find(({ referral_id }) => referral_id === data.get('to'))
        if (to && !isBusy) onGive(to, Number(data.get('amount')))
      }}
    >
      <label class="labelled">
        <span class="quiet">{words.toWhom}</span>
        <select class="field" name="to">
          {transfers.map((gift) => (
            <option key={gift.referral_id} value={gift.referral_id}>
              {gift.name ?? words.someFriend}
            </option>
          ))}
        </select>
      </label>
      <label class="labelled">
        <span class="quiet">{words.howMany}</span>
        <input
          class="field"
          name="amount"
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          step={1}
          required
          aria-describedby="most"
        />
      </label>
      {first && (
        <p id="most" class="quiet">
          {words.mostToday(speech.amount(most, first.asset))}
        </p>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {isBusy ? words.oneMoment : words.giveNow}
      </button>
    </form>
  )
}

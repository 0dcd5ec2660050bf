import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { sayHolding } from './say-holding.ts'
import type { Wallet } from './wallet-state.ts'

type Props = {
  readonly wallet: Pick<Wallet, 'balances' | 'lots'>
  readonly entries: ReadonlySet<string>
  readonly speech: Speech
  readonly words: WalletMessages
}

/** What the customer holds of each asset, and how much of it until when. */
export function BalanceList({ wallet: { balances, lots }, entries, speech, words }: Props) {
  // Growth is never spent: it stands with the tier that it makes.
  const held = balances.filter(({ asset }) => asset !== 'growth')
  if (held.length === 0) return <p class="quiet">{words.noBalance}</p>
  return (
    <ul class="held">
      {held.map(({ asset, amount }) => (
        <li key={asset}>
          <strong class="sum">{sayHolding(amount, asset, entries, speech, words)}</strong>
          {endings(lots, asset).map(([on, ending]) => (
            <p key={on} class="quiet">
              {words.untilDate(sayHolding(ending, asset, entries, speech, words), speech.date(on))}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

const ENDINGS_MAX = 4

/** How much runs out on which day, the soonest first: lots of one day are one line. */
function endings(lots: Wallet['lots'], wanted: string): [on: string, amount: number][] {
  const days = new Map<string, { on: string; amount: number }>()
  for (const { asset, amount, expires_at } of lots) {
    if (asset !== wanted || expires_at === null) continue
    const day = expires_at.slice(0, 10)
    const known = days.get(day)
    days.set(day, { on: known?.on ?? expires_at, amount: (known?.amount ?? 0) + amount })
  }
  return [...days.values()].slice(0, ENDINGS_MAX).map(({ on, amount }) => [on, amount])
}

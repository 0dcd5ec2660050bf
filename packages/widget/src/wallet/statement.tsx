import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { sayHolding } from './say-holding.ts'
import type { Wallet } from './wallet-state.ts'

type Props = {
  readonly statement: Wallet['statement']
  readonly entries: ReadonlySet<string>
  readonly isBusy: boolean
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onMore: () => void
}

/** Every movement, the newest first: what came in with a plus, and what the balance was then. */
export function Statement({ statement, entries, isBusy, speech, words, onMore }: Props) {
  const { data, next_cursor } = statement
  const say = (amount: number, asset: string) => sayHolding(amount, asset, entries, speech, words)
  return (
    <section class="part">
      <h3 class="strong">{words.statement}</h3>
      {data.length === 0 && <p class="quiet">{words.noMovements}</p>}
      <ul>
        {data.map(({ id, journal, amount, asset, balance_after, at }) => (
          <li key={id} class="row">
            <div class="line">
              <span>{words.movements[journal] ?? words.movements.adjust}</span>
              <bdi class="strong end">
                {amount > 0 ? '+' : '−'}
                {say(Math.abs(amount), asset)}
              </bdi>
            </div>
            <div class="line quiet">
              <span>{speech.date(at)}</span>
              <span class="end">{words.balanceThen(say(balance_after, asset))}</span>
            </div>
          </li>
        ))}
      </ul>
      {next_cursor !== null && (
        <button type="button" class="wide" aria-disabled={isBusy} onClick={onMore}>
          {isBusy ? words.oneMoment : words.more}
        </button>
      )}
    </section>
  )
}

import { bare } from '../bare.ts'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly session: Pick<Session, 'counts' | 'balances' | 'rewards'>
  readonly speech: Speech
  readonly words: StoryMessages
  readonly onWallet: () => void
}

/** How the link has done, and what has come of it. */
export function Figures({
  session: { counts, balances, rewards },
  speech,
  words,
  onWallet,
}: Props) {
  const figures: [string, number][] = [
    [words.clicks, counts.clicks],
    [words.joined, counts.friends],
    [words.confirmed, counts.approved],
  ]
  const sums = balances
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, asset }) => speech.amount(amount, asset))
  return (
    <>
      <dl class="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt class="quiet">{name}</dt>
            <dd class="strong">{short(figure, speech.tag)}</dd>
          </div>
        ))}
      </dl>
      {(balances.length > 0 || rewards.some(({ kind }) => stored.test(kind))) && (
        <div class="balance">
          <p class="quiet">
            {sums.length > 0 && (
              <>
                {words.balances} <strong class="strong">{sums.join(' · ')}</strong>
              </>
            )}
          </p>
          <button type="button" data-opens="wallet" onClick={onWallet}>
            {words.openWallet}
          </button>
        </div>
      )}
    </>
  )
}

// What a wallet holds, or will.
const stored = /^(points|credit|gift)$/

/** A count in full as long as it has room, then in thousands or millions. */
function short(count: number, tag: string): string {
  const isLong = count >= 1_000_000
  return new Intl.NumberFormat(
    tag,
    bare(isLong ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  ).format(count)
}

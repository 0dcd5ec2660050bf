import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly session: Pick<Session, 'counts' | 'balances'>
  readonly speech: Speech
  readonly words: StoryMessages
}

/** How the link has done, and what has come of it. */
export function Figures({ session: { counts, balances }, speech, words }: Props) {
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
            <dd class="strong">{speech.number(figure)}</dd>
          </div>
        ))}
      </dl>
      {sums.length > 0 && (
        <p class="quiet">
          {words.balances} <strong class="strong">{sums.join(' · ')}</strong>
        </p>
      )}
    </>
  )
}

import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { entryAssets } from './entry-assets.ts'

type Props = {
  readonly session: Pick<Session, 'balances' | 'rewards'>
  readonly speech: Speech
  readonly words: StoryMessages
  readonly onWallet: () => void
}

/** What has come of it in points and credit, and the way to use it; nothing where there is none. */
export function Balance({ session: { balances, rewards }, speech, words, onWallet }: Props) {
  if (balances.length === 0 && !rewards.some(({ kind }) => stored.test(kind))) return null
  const entries = entryAssets(rewards)
  const sums = balances
    .filter(({ amount, asset }) => amount !== 0 && asset !== 'growth')
    .map(({ amount, asset }) =>
      speech.worth(entries.has(asset) ? 'draw_entry' : 'points', amount, asset),
    )
  return (
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
  )
}

// What a wallet holds, or will.
const stored = /^(points|credit|gift)$/

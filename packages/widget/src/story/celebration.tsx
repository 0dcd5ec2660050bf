import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { worthOf } from './reward-list.tsx'

type Props = {
  readonly friend: Session['friends'][number]
  /** What came of it for the customer, where something did. */
  readonly reward: Session['rewards'][number] | undefined
  readonly speech: Speech
  readonly words: StoryMessages
}

/** A friend has bought: a moment of joy, and then the date. */
export function Celebration({ friend, reward, speech, words }: Props) {
  const name = friend.name ?? words.someFriend
  return (
    <div class="joy" role="status">
      <div class="confetti" aria-hidden="true">
        {pieces.map((piece) => (
          <i key={piece} />
        ))}
      </div>
      <p class="strong">{words.hasBought(name)}</p>
      {reward && <p>{sayWhen(reward, name, speech, words)}</p>}
    </div>
  )
}

const pieces = Array.from({ length: 14 }, (_, at) => at)

/** When the reward is the customer's own: the date, where it is known. */
function sayWhen(
  reward: NonNullable<Props['reward']>,
  name: string,
  speech: Speech,
  words: StoryMessages,
): string {
  const worth = worthOf(reward, speech)
  if (reward.state !== 'held') return words.yoursNow(worth)
  if (reward.hold_until === null || reward.reason === 'waits_for_shop') {
    return words.yoursOpen(worth)
  }
  return words.yoursOn(worth, speech.date(reward.hold_until), name)
}

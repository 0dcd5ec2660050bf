import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { sayOfFriend } from '../words/say-of-friend.ts'
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
  return (
    <div class="joy" role="status">
      <div class="confetti" aria-hidden="true">
        {pieces.map((piece) => (
          <i key={piece} />
        ))}
      </div>
      <p class="strong">{sayOfFriend(friend.name, words.yourFriend, words.hasBought)}</p>
      {reward && <p>{sayWhen(reward, friend.name, speech, words)}</p>}
    </div>
  )
}

const pieces = Array.from({ length: 14 }, (_, at) => at)

/** When the reward is the customer's own: the date, where it is known. */
function sayWhen(
  reward: NonNullable<Props['reward']>,
  name: string | null,
  speech: Speech,
  words: StoryMessages,
): string {
  const worth = worthOf(reward, speech, words)
  if (reward.state !== 'held') return words.yoursNow(worth)
  if (reward.hold_until === null || reward.reason === 'waits_for_shop') {
    return words.yoursOpen(worth)
  }
  const date = speech.date(reward.hold_until)
  return sayOfFriend(name, words.yourFriend, (friend) => words.yoursOn(worth, date, friend))
}

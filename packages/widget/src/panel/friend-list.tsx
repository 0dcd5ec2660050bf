import type { RewardMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Session } from './session.ts'

type Friend = Session['friends'][number]

type Props = {
  readonly friends: readonly Friend[]
  readonly speech: Speech
  /** Where a friend does not count: the words for why, once they are fetched. */
  readonly words: RewardMessages | undefined
}

/** The friends, each with how far they are and, where it does not count, why. */
export function FriendList({ friends, speech, words }: Props) {
  const { t } = speech
  if (friends.length === 0) return <p class="empty quiet">{t.noFriends}</p>
  return (
    <ul>
      {friends.map((friend) => (
        <li key={friend.referral_id} class="row">
          <div class="line">
            <bdi class="strong">{friend.name ?? t.someFriend}</bdi>
            <span class={`state end quiet ${friend.state}`}>{t.friendStates[friend.state]}</span>
          </div>
          <p class="quiet">
            {speech.date(friend.changed_at)}
            {friend.reason !== null &&
              words &&
              ` · ${words.reasons[friend.reason] ?? words.otherReason}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

import type { AnswerMessages, StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Happening } from './answer.tsx'

/** What happened to a reward so far, and what will, in the order of time. */
export function rewardHappenings(
  reward: Session['rewards'][number],
  words: AnswerMessages,
  story: StoryMessages,
): Happening[] {
  const isWaiting = reward.state === 'held' && reward.reason !== 'waits_for_shop'
  const all: [string, string | null][] = [
    [words.promised, reward.created_at],
    [words.holdEnds, isWaiting ? reward.hold_until : null],
    [story.rewardStates.available, reward.available_at],
    [story.rewardStates.issued, reward.issued_at],
    [story.rewardStates[reward.state], reward.ended_at],
    [words.validTo, reward.state === 'issued' ? reward.expires_at : null],
  ]
  return all.flatMap(([what, on]) => (on === null ? [] : [{ what, on }]))
}

/** When a friend joined, and since when they are where they are. */
export function friendHappenings(
  friend: Session['friends'][number],
  words: AnswerMessages,
  story: StoryMessages,
): Happening[] {
  const began = { what: words.began, on: friend.since }
  if (friend.state === 'attributed') return [began]
  return [began, { what: story.friendStates[friend.state], on: friend.changed_at }]
}

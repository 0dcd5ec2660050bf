import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { worthOf } from '../story/reward-list.tsx'
import { rewardStory } from '../story/reward-story.ts'
import type { Speech } from '../words/speech.ts'
import type { Trace } from './trace.ts'

/** What is still to come with a friend, or why nothing is; nothing where all is done. */
export function sayNext(
  { referral_id, state }: Pick<Trace, 'referral_id' | 'state'>,
  { friends, rewards }: Session,
  speech: Speech,
  story: StoryMessages,
): string[] {
  const next = story.nextSteps[state]
  const friend = friends.find((one) => one.referral_id === referral_id)
  const reason = next === undefined && friend?.reason ? story.reasons[friend.reason] : undefined
  const waiting = rewards.filter(
    (reward) =>
      reward.referral_id === referral_id &&
      reward.recipient === 'advocate' &&
      /^(held|available)$/.test(reward.state),
  )
  return [
    ...[next ?? reason].filter((text) => text !== undefined),
    ...waiting.map(
      (reward) => `${worthOf(reward, speech, story)} · ${rewardStory(reward, story, speech)}`,
    ),
  ]
}

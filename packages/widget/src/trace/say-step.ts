import type { StoryMessages, TraceMessages } from '../messages/messages.ts'
import { sayOfFriend } from '../words/say-of-friend.ts'
import { sayWorth } from '../words/say-worth.ts'
import type { Speech } from '../words/speech.ts'
import type { Trace } from './trace.ts'

type Step = Trace['steps'][number]

/** Something that happened, in words. */
export function sayStep(
  step: Step,
  friend: string | null,
  speech: Speech,
  words: TraceMessages,
  story: StoryMessages,
): string {
  switch (step.kind) {
    case 'shared': {
      const channel = channelName(step.channel, story)
      if (!step.is_last) return channel === undefined ? words.sharedLink : words.sharedBy(channel)
      return sayOfFriend(friend, story.yourFriend, (name) =>
        channel === undefined ? words.lastShared(name) : words.lastSharedBy(name, channel),
      )
    }
    case 'opened': {
      const channel = step.channel === null ? undefined : channelName(step.channel, story)
      return sayOfFriend(friend, story.yourFriend, (name) =>
        channel === undefined ? words.traceOpened(name) : words.traceOpenedBy(name, channel),
      )
    }
    case 'claimed_by_hand':
      return words.traceClaimed
    case 'began':
      return sayOfFriend(friend, story.yourFriend, words.traceBegan)
    case 'acted':
      return sayOfFriend(friend, story.yourFriend, actOf(step.type, words))
    case 'reward':
      return words.traceReward(
        sayWorth(step.reward_kind, step.amount, step.asset, speech, story),
        story.rewardStates[step.state],
      )
    case 'appeal':
      return words.traceAppeals[step.state] ?? ''
  }
}

function actOf(type: string, words: TraceMessages): (friend: string) => string {
  if (type === 'order') return words.actOrder
  if (type === 'signup') return words.actSignup
  return type === 'renewal' ? words.actRenewal : words.actOther
}

/** What a channel is called, where it has a name of its own. */
function channelName(channel: string, { channels }: StoryMessages): string | undefined {
  const names: Readonly<Record<string, string | undefined>> = channels
  return names[channel]
}

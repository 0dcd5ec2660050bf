import type { StoryMessages, TraceMessages } from '../messages/messages.ts'
import { sayOfFriend } from '../words/say-of-friend.ts'
import type { Speech } from '../words/speech.ts'
import type { Trace } from './trace-state.ts'

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
      const names: Readonly<Record<string, string | undefined>> = story.channels
      const channel = names[step.channel]
      return channel === undefined ? words.sharedLink : words.sharedBy(channel)
    }
    case 'opened':
      return sayOfFriend(friend, story.yourFriend, words.traceOpened)
    case 'claimed_by_hand':
      return words.traceClaimed
    case 'began':
      return sayOfFriend(friend, story.yourFriend, words.traceBegan)
    case 'acted':
      return sayOfFriend(friend, story.yourFriend, actOf(step.type, words))
    case 'reward':
      return words.traceReward(
        speech.worth(step.reward_kind, step.amount, step.asset),
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

/** The steps that say something: of links that were shared one after another, the last. */
export function tellingSteps(steps: readonly Step[]): Step[] {
  return steps.filter(({ kind }, at) => kind !== 'shared' || steps[at + 1]?.kind !== 'shared')
}

import type { Gift, WidgetSession } from '@goodword/contract/widget'
import type { HeadlineMessages } from '../messages/messages.ts'
import type { Speech } from './speech.ts'

type Progress = NonNullable<WidgetSession['progress']>

type About = {
  readonly headline: string | null
  readonly friend_gift: Gift | null
  readonly advocate_gift: Gift | null
}

/** What both get, the friend first; the merchant's own headline stands before ours. */
export function composeHeadline(program: About, speech: Speech<HeadlineMessages>): string {
  if (program.headline !== null) return program.headline
  const give = program.friend_gift && speech.gift(program.friend_gift)
  const get = program.advocate_gift && speech.gift(program.advocate_gift)
  if (give && get) return speech.t.giveGet(give, get)
  if (give) return speech.t.giveOnly(give)
  return get ? speech.t.getOnly(get) : speech.t.refer
}

/** How near the next reward is, in one line. */
export function sayProgress(
  { done, goal, asset, period, gift }: Progress,
  { t, count, number, amount, ...speech }: Speech<HeadlineMessages>,
): string {
  const got = speech.gift({ ...gift, milestone: null })
  const said =
    asset === null
      ? t.progress(number(done), count(t.friendsCount, goal), count(t.moreCount, goal - done), got)
      : t.progressSpent(amount(done, asset), amount(goal, asset), amount(goal - done, asset), got)
  return speech.inPeriod(said, period)
}

import { type AdvocateTally, LIFETIME } from '../tallies/tally.ts'
import { type Gift, type GiftMilestone, giftAt, milestoneOf } from './describe-program.ts'
import { isEventRule, type MilestoneRule, type ProgramDocument } from './document.ts'

/** How far an advocate is: friends, or minor units of an asset where one is named, counted in a period. */
export type Progress = {
  readonly done: number
  readonly goal: number
  readonly asset: string | null
  readonly period: GiftMilestone['period']
  readonly gift: Gift
}

/** How far an advocate is on the way to the nearest milestone that is for them; null where none is left. */
export function nextMilestone(
  document: ProgramDocument,
  countOf: (rule: MilestoneRule) => number,
  locale: string | null,
  isFor: (rule: MilestoneRule) => boolean = () => true,
): Progress | null {
  const nearest = new Map<string | null, Progress>()
  for (const rule of document.rules) {
    if (isEventRule(rule) || !isFor(rule)) continue
    const next = progressOf(rule, countOf(rule), locale)
    if (!next) continue
    const other = nearest.get(next.asset)
    if (!other || left(next) < left(other)) nearest.set(next.asset, next)
  }
  // Friends and money are not less or more than each other: there the greater share done is nearer.
  return [...nearest.values()].reduce<Progress | null>(
    (best, next) => (best && best.done * next.goal >= next.done * best.goal ? best : next),
    null,
  )
}

function progressOf(rule: MilestoneRule, counted: number, locale: string | null): Progress | null {
  const give = rule.give.find(({ to }) => to === 'advocate')
  const count = nextCount(rule, counted)
  if (!give || count === undefined) return null

  const milestone = milestoneOf(rule)
  // "Every 3" starts again at nothing each time; "at 5" counts from the first friend.
  const goal = 'every' in rule.milestone ? rule.milestone.every : rule.milestone.at
  return {
    done: counted - (count - goal),
    goal,
    asset: milestone.type === 'spending' ? milestone.asset : null,
    period: milestone.period,
    gift: giftAt(give, milestone, count, locale),
  }
}

function left({ done, goal }: Progress): number {
  return goal - done
}

function nextCount({ milestone }: MilestoneRule, counted: number): number | undefined {
  if ('every' in milestone) return (Math.floor(counted / milestone.every) + 1) * milestone.every
  return milestone.at > counted ? milestone.at : undefined
}

/** The tally that a milestone follows. All-time approved referrals stand in the advocate's standing instead. */
export function milestoneTally({ milestone }: MilestoneRule): AdvocateTally | undefined {
  const { period = LIFETIME, time_zone: timeZone = 'UTC' } = milestone
  if (milestone.counting === 'friends_spending') {
    return { counting: 'friends_spending', asset: milestone.asset, period, timeZone }
  }
  return period === LIFETIME ? undefined : { counting: 'approved_referrals', period, timeZone }
}

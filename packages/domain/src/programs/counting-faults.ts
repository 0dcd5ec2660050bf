import { isOfBalance } from '../periods/balance-rate.ts'
import { assetFaults } from './asset-faults.ts'
import { MILESTONE_SUBJECTS } from './compile-program.ts'
import { conditionFaults, speaksOfAmounts } from './condition-faults.ts'
import {
  type EventRule,
  isEventRule,
  type MilestoneRule,
  type ProgramDocument,
} from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { timeZoneFaults } from './time-zone-faults.ts'

/** What is wrong with whatever counts over time: windows, totals, recurrences, milestones, boards. */
export function countingFaults(document: ProgramDocument): DocumentFault[] {
  return [
    ...document.rules.flatMap((rule, at) =>
      isEventRule(rule)
        ? eventRuleFaults(document, rule, `/rules/${at}`)
        : milestoneFaults(rule, `/rules/${at}`),
    ),
    ...boardFaults(document),
  ]
}

function eventRuleFaults(
  document: ProgramDocument,
  rule: EventRule,
  pointer: string,
): DocumentFault[] {
  const { per, within, first, total } = rule
  const counts = { per: per === 'referral' ? per : undefined, within, first, total }
  const used = Object.entries(counts).filter(([, word]) => word !== undefined)
  if (rule.when === 'claimed') {
    const message = 'An offer is promised before anything is bought: there is nothing to count.'
    return used.map(([word]) => fault(`${pointer}/${word}`, message))
  }

  const faults = [
    ...(within && 'months' in within
      ? timeZoneFaults(within.time_zone, `${pointer}/within/time_zone`)
      : []),
    ...assetFaults(total?.asset, `${pointer}/total/asset`),
  ]
  if (within?.of === 'goal' && !document.goal) {
    const message =
      'The program has no goal to count from: write one, such as { "when": "signup" }.'
    faults.push(fault(`${pointer}/within/of`, message))
  }
  if (total && per !== 'referral') {
    const message = 'A total is of all that one friend does: add "per": "referral".'
    faults.push(fault(`${pointer}/total`, message))
  }
  if (total && !document.goal) {
    const message =
      'A total is reached by several conversions: say which one makes a referral count.'
    faults.push(fault('/goal', message))
  }
  if (total && rule.asset !== undefined && rule.asset !== total.asset) {
    const message = 'The total is in another currency than the rule.'
    faults.push(fault(`${pointer}/total/asset`, message))
  }
  if (per !== 'referral') return faults
  if (first !== undefined) {
    const message = 'A friend is rewarded once only: leave out `first`, or "per": "referral".'
    faults.push(fault(`${pointer}/first`, message))
  }
  for (const [at, { value }] of rule.give.entries()) {
    if (!('share_basis_points' in value) && !isOfBalance(value)) continue
    const message = 'This is reckoned from one conversion, and given for all: give an amount.'
    faults.push(fault(`${pointer}/give/${at}/value`, message))
  }
  return faults
}

function milestoneFaults({ milestone, give, ...rule }: MilestoneRule, pointer: string) {
  const faults = [
    ...timeZoneFaults(milestone.time_zone, `${pointer}/milestone/time_zone`),
    ...conditionFaults(rule.if, `${pointer}/if`, MILESTONE_SUBJECTS),
  ]
  const isSpending = milestone.counting === 'friends_spending'
  if (isSpending) faults.push(...assetFaults(milestone.asset, `${pointer}/milestone/asset`))
  if (speaksOfAmounts(rule.if) && !isSpending) {
    const message =
      'Spending is compared in one currency: count "friends_spending", with its asset.'
    faults.push(fault(`${pointer}/if`, message))
  }
  for (const [at, { value }] of give.entries()) {
    if (!isSpending || !('steps' in value)) continue
    const message = 'Steps go by the number of friends, and this counts what they spend.'
    faults.push(fault(`${pointer}/give/${at}/value`, message))
  }
  return faults
}

function* boardFaults({ boards = [] }: ProgramDocument): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, board] of boards.entries()) {
    const pointer = `/boards/${at}`
    yield* timeZoneFaults(board.time_zone, `${pointer}/time_zone`)
    if ('asset' in board) yield* assetFaults(board.asset, `${pointer}/asset`)
    if (seen.has(board.id)) {
      yield fault(`${pointer}/id`, 'Another board has this id; each needs its own.')
    }
    seen.add(board.id)
  }
}

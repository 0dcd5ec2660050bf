import { type Condition, compileCondition } from '../conditions/compile-condition.ts'
import type { FactSubject } from '../conditions/condition-facts.ts'
import { type Promised, promisesOf } from '../conversions/due-parts.ts'
import { fromInstant } from '../dates.ts'
import { type AdvocateTally, LIFETIME } from '../tallies/tally.ts'
import {
  type Boost,
  type EventRule,
  type Give,
  isEventRule,
  type Limit,
  type MilestoneRule,
  type ProgramDocument,
  type Rule,
} from './document.ts'
import { milestoneTally } from './next-milestone.ts'

/** A published document made ready for deciding: conditions parsed once, currencies and meters known. */
export type Program = {
  readonly version: number
  readonly document: ProgramDocument
  readonly eventRules: readonly CompiledEventRule[]
  readonly milestoneRules: readonly CompiledMilestoneRule[]
  /** What each rule gives, by its id. */
  readonly gives: ReadonlyMap<string, readonly CompiledGive[]>
  readonly goal:
    | {
        readonly when: string
        readonly condition: Condition | undefined
        readonly asset: string | undefined
      }
    | undefined
  readonly limits: readonly Meter[]
  readonly boosts: readonly CompiledBoost[]
  /** What is counted for advocates beside their standing: for milestones and conditions, and for boards. */
  readonly tallies: readonly AdvocateTally[]
  readonly boardTallies: readonly AdvocateTally[]
  /** Which facts the conditions read, so that what costs a look-up is looked up only where it is asked for. */
  readonly reads: ReadonlySet<string>
  readonly guarded: Guarded
}

/** What must be known, or held, beyond the people concerned before it is decided. Most programs ask nothing. */
export type Guarded = {
  /** Something is counted that the participants of the program share: they are decided one by one. */
  readonly byProgram: boolean
  /** Something is counted that all programs of the workspace share. */
  readonly byWorkspace: boolean
  /** Something is counted that needs more than the calendar periods of this program. */
  readonly byMore: boolean
}

export type CompiledEventRule = {
  readonly rule: EventRule
  readonly condition: Condition | undefined
  /** The currency that the rule's amounts are in; undefined where it asks of none. */
  readonly asset: string | undefined
  /** The segments of which one must be met; none where it is for everybody. */
  readonly segments: readonly CompiledSegment[]
  readonly gives: readonly CompiledGive[]
  readonly promises: readonly Promised[]
}

export type CompiledSegment = { readonly id: string; readonly condition: Condition }

export type CompiledMilestoneRule = {
  readonly rule: MilestoneRule
  readonly condition: Condition | undefined
  /** The tally that it follows; undefined where that is the advocate's standing. */
  readonly tally: AdvocateTally | undefined
  readonly segments: readonly CompiledSegment[]
  readonly gives: readonly CompiledGive[]
  readonly promises: readonly Promised[]
}

/** A gift, with the condition of what is given in its stead. */
export type CompiledGive = {
  readonly give: Give
  readonly insteadIf: Condition | undefined
}

/** A boost with its moments as instants. */
export type CompiledBoost = { readonly boost: Boost; readonly from: number; readonly to: number }

/** A limit with the name of what it counts, which stays the same from version to version. */
export type Meter = {
  readonly limit: Limit
  readonly meter: string
  /** Of the segment that it is for, where it is for one. */
  readonly group?: Condition | undefined
}

/** Makes a checked document ready. A condition that does not compile is our bug: publication refuses it. */
export function compileProgram(document: ProgramDocument, version: number): Program {
  const { goal, segments = [], boosts = [] } = document
  const compiledSegments = new Map(
    segments.map(({ id, if: source }) => [id, { id, condition: compiled(source)! }]),
  )
  const segmentsFor = (rule: Rule) => segmentsOf(rule).map((id) => compiledSegments.get(id)!)
  const eventRules = document.rules.filter(isEventRule).map((rule) => ({
    rule,
    condition: compiled(rule.if),
    asset: assetOf(rule),
    segments: segmentsFor(rule),
    ...compiledGives(rule),
  }))
  const milestoneRules = document.rules
    .filter((rule): rule is MilestoneRule => !isEventRule(rule))
    .map((rule) => ({
      rule,
      condition: compiled(rule.if, MILESTONE_SUBJECTS),
      tally: milestoneTally(rule),
      segments: segmentsFor(rule),
      ...compiledGives(rule),
    }))
  const goalCondition = compiled(goal?.if)
  const reads = new Set(
    [
      ...[...eventRules, ...milestoneRules, ...compiledSegments.values()].map(
        ({ condition }) => condition,
      ),
      ...[...eventRules, ...milestoneRules].flatMap(({ gives }) =>
        gives.map(({ insteadIf }) => insteadIf),
      ),
      goalCondition,
    ]
      .flatMap((condition) => condition?.conjuncts ?? [])
      .flatMap((conjunct) => conjunct.reads.map(({ name }) => name)),
  )
  const everySpending: AdvocateTally = {
    counting: 'friends_spending',
    asset: null,
    period: LIFETIME,
    timeZone: 'UTC',
  }
  return {
    version,
    document,
    eventRules,
    milestoneRules,
    gives: new Map([...eventRules, ...milestoneRules].map(({ rule, gives }) => [rule.id, gives])),
    goal: goal && { when: goal.when, condition: goalCondition, asset: goal.asset },
    limits: document.limits.map((limit) => ({
      limit,
      meter: meterOf(limit),
      group: limit.for === undefined ? undefined : compiledSegments.get(limit.for)?.condition,
    })),
    tallies: [
      ...milestoneRules.flatMap(({ tally }) => tally ?? []),
      ...(reads.has('advocate.friends_spent') ? [everySpending] : []),
    ],
    boardTallies: (document.boards ?? []).map(({ counting, period, time_zone, ...board }) => ({
      counting,
      asset: 'asset' in board ? board.asset : null,
      period,
      timeZone: time_zone,
    })),
    reads,
    boosts: boosts.map((boost) => ({
      boost,
      from: fromInstant(boost.from),
      to: fromInstant(boost.to),
    })),
    guarded: guardedBy(document),
  }
}

/** The segments that a rule is for. */
export function segmentsOf({ segment }: Pick<Rule, 'segment'>): readonly string[] {
  if (segment === undefined) return []
  return typeof segment === 'string' ? [segment] : segment
}

function compiledGives({ give }: Rule): Pick<CompiledEventRule, 'gives' | 'promises'> {
  const gives = give.map((one) => ({ give: one, insteadIf: compiled(one.instead?.if) }))
  return { gives, promises: promisesOf(gives) }
}

/** What the condition of a milestone can be about: there is no single conversion or friend. */
export const MILESTONE_SUBJECTS: readonly FactSubject[] = ['advocate', 'program']

/** The currency that a rule's amounts are in. */
export function assetOf(rule: EventRule): string | undefined {
  return rule.asset ?? rule.total?.asset ?? currencyOf(rule.give)
}

function guardedBy({ limits, budget, quota, guard }: ProgramDocument): Guarded {
  const wide = limits.filter(({ per }) => per === 'program' || per === 'country')
  const isShared = ({ across }: Limit) => across === 'workspace'
  const byProgram = [budget, quota, guard].some(Boolean) || wide.some((limit) => !isShared(limit))
  const byWorkspace = wide.some(isShared)
  const byMore = limits.some((limit) => isRolling(limit) || isShared(limit))
  return { byProgram, byWorkspace, byMore: byMore || byProgram || byWorkspace }
}

/** The one currency that gifts are in; undefined where they are in none, or in several. */
export function currencyOf(gives: readonly Give[]): string | undefined {
  const currencies = new Set(gives.map((give) => give.value.asset).filter(isCurrency))
  return currencies.size === 1 ? [...currencies][0] : undefined
}

/** Whether an asset is a currency (ISO 4217, in capitals) rather than points or another unit. */
export function isCurrency(asset: string): boolean {
  return /^[A-Z]{3}$/.test(asset)
}

/**
 * What a limit counts, as text. Two versions that count the same share it, and so go on counting; two
 * programs do where the limit is one of the whole workspace, whatever their rules are called.
 */
export function meterOf(limit: Limit): string {
  const isShared = limit.across === 'workspace'
  const rules = limit.rules && !isShared ? [...limit.rules].sort().join(',') : '*'
  const what = 'count' in limit ? COUNT : limit.asset
  const period = isRolling(limit) ? `rolling-${limit.period.rolling_days}` : limit.period
  const shared = isShared ? `;across=${limit.id}` : ''
  const group = limit.for === undefined ? '' : `;for=${limit.for}`
  return `${limit.per}/${rules}/${what}/${period}/${limit.time_zone}${shared}${group}`
}

/** Whether a limit's period is a window that ends with each moment, rather than one of the calendar. */
export function isRolling(
  limit: Limit,
): limit is Limit & { readonly period: { readonly rolling_days: number } } {
  return typeof limit.period === 'object'
}

/** How many days a meter's window has, where it rolls. */
export function rollingDaysOf(meter: string): number | undefined {
  if (!meter.includes('/rolling-')) return undefined
  const days = /^rolling-(\d+)$/.exec(meter.split('/')[3] ?? '')?.[1]
  return days === undefined ? undefined : Number(days)
}

/** Whether a meter counts rewards, rather than adding up their value. */
export function isCounting(meter: string): boolean {
  const what = meter.indexOf('/', meter.indexOf('/') + 1) + 1
  return meter.startsWith(`${COUNT}/`, what)
}

// No asset is written so; there may be a unit called "count".
const COUNT = '#'

function compiled(
  source: string | undefined,
  subjects?: readonly FactSubject[],
): Condition | undefined {
  if (source === undefined) return undefined
  const result = compileCondition(source, subjects)
  if (result.kind === 'error') throw new Error('a published condition does not compile')
  return result.condition
}

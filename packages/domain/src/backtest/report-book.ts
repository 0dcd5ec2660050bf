import type { ConversionDecision } from '../conversions/conversion-decision.ts'
import type { Occasion } from '../conversions/conversion-facts.ts'
import type { Effects } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { PostingRow } from '../ledger/posting.ts'
import type { PrizeOutcome } from '../prizes/grant-prizes.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Reward } from '../rewards/reward.ts'
import type { BacktestReport, RewardLine } from './report.ts'

/** The calendar of a workspace: the day and the month of an instant. */
export type Calendar = (instant: string) => { readonly day: string; readonly month: string }

type Line = { -readonly [Field in keyof RewardLine]: RewardLine[Field] }

/** Gathers a report from what decisions cause, as they come. */
export class ReportBook {
  private conversions = 0
  private refunds = 0
  private verdicts = 0
  private newCustomers = 0
  /** Referrals whose friends had bought before: few, beside those who had not. */
  private readonly earlierBuyers = new Set<Id<'ref'>>()
  /** By rule, those of the latest months last. */
  private readonly rewards = new Map<string, Line[]>()
  private readonly denials = new Map<string, number>()
  private readonly promised = new Map<string, number>()
  /** By asset, then by day. */
  private readonly curve = new Map<string, Map<string, number>>()
  /** By asset, then by account. */
  private readonly accounts = new Map<string, Map<string, number>>()

  private readonly calendar: Calendar

  constructor(calendar: Calendar) {
    this.calendar = calendar
  }

  /** A decision: what was asked, and what it declined. */
  noteDecision(occasion: Occasion, decision: ConversionDecision): void {
    if (occasion === 'recorded') this.conversions += 1
    if (occasion === 'refunded') this.refunds += 1
    if (occasion === 'approved' || occasion === 'denied') this.verdicts += 1
    if (occasion !== 'recorded') return

    for (const { result, reason } of decision.attribution.claims) {
      if (decision.attribution.result === 'none' && result === 'lost')
        this.deny(null, reason ?? 'lost')
    }
    for (const { rule, gives } of decision.rules) {
      for (const give of gives) {
        if (give.result === 'declined') this.deny(rule, give.reason ?? 'declined')
      }
    }
  }

  /** What a board gives at the end of a period, and what it must refuse. */
  notePrizes(name: string, prizes: readonly PrizeOutcome[]): void {
    for (const { refused } of prizes) if (refused) this.deny(name, refused.reason)
  }

  /** A referral began: whether its friend is new to the merchant. */
  noteFriend(referralId: Id<'ref'>, isNew: boolean): void {
    if (!isNew) this.earlierBuyers.add(referralId)
  }

  /** What was caused. Rewards are asked for by their id, as they stand afterwards. */
  noteEffects(effects: Effects, rewardOf: (id: Id<'rwd'>) => Reward | undefined): void {
    for (const { row, was } of effects.referrals.values()) {
      const change = Number(row.state === 'approved') - Number(was === 'approved')
      if (change !== 0 && !this.earlierBuyers.has(row.id)) this.newCustomers += change
    }
    for (const posting of effects.postings) this.notePosting(posting, rewardOf)
  }

  private notePosting(posting: PostingRow, rewardOf: (id: Id<'rwd'>) => Reward | undefined): void {
    const { debit, credit, amount, asset, posted_at } = posting
    const accounts = sumsOf(this.accounts, asset)
    if (debit.kind !== 'promised') add(accounts, debit.kind, -amount)
    if (credit.kind !== 'promised') add(accounts, credit.kind, amount)
    const isPromise = debit.kind === 'promised'
    if (isPromise === (credit.kind === 'promised')) return

    const reward = posting.reward_id === null ? undefined : rewardOf(posting.reward_id)
    const { day, month } = this.calendar(posted_at)
    add(this.promised, asset, isPromise ? amount : -amount)
    sumsOf(this.curve, asset).set(day, this.promised.get(asset)!)
    if (!reward) return
    const line = this.lineOf(reward, asset, month)
    if (posting.journal === 'promise') line.granted += 1
    if (isPromise) line.promised += amount
    else line.taken_back += amount
  }

  private lineOf({ rule, recipient, kind }: Reward, asset: string, month: string): Line {
    const lines = this.rewards.get(rule) ?? []
    const known = lines.findLast(
      (line) =>
        line.month === month &&
        line.recipient === recipient &&
        line.kind === kind &&
        line.asset === asset,
    )
    if (known) return known
    const line: Line = {
      rule,
      recipient,
      kind,
      asset,
      month,
      granted: 0,
      promised: 0,
      taken_back: 0,
    }
    this.rewards.set(rule, [...lines, line])
    return line
  }

  private deny(rule: string | null, reason: string): void {
    add(this.denials, `${rule ?? ''}|${reason}`, 1)
  }

  /** The report as it stands now, with the states in which the referrals of its stretch are. */
  report(
    states: readonly ReferralState[],
    left_out: BacktestReport['left_out'] = [],
  ): BacktestReport {
    const counts = new Map<ReferralState, number>()
    for (const state of states) add(counts, state, 1)
    const lines = [...this.rewards.values()].flat().sort(inOrderOf(lineKey))
    const assets = [...new Set(lines.map(({ asset }) => asset))].sort()
    return {
      conversions: this.conversions,
      refunds: this.refunds,
      verdicts: this.verdicts,
      referrals: Object.fromEntries(inOrder(counts)),
      new_customers: this.newCustomers,
      rewards: lines,
      denials: inOrder(this.denials).map(([key, count]) => {
        const [rule, reason] = key.split('|') as [string, string]
        return { rule: rule === '' ? null : rule, reason, count }
      }),
      budget_curve: [...this.curve]
        .flatMap(([asset, days]) => [...days].map(([day, promised]) => ({ asset, day, promised })))
        .sort(inOrderOf(({ asset, day }) => `${asset}|${day}`)),
      costs: assets.map((asset) => this.costOf(asset, lines)),
      ledger: [...this.accounts]
        .flatMap(([asset, accounts]) =>
          [...accounts].map(([account, amount]) => ({ account, asset, amount })),
        )
        .filter(({ amount }) => amount !== 0)
        .sort(inOrderOf(({ account, asset }) => `${account}|${asset}`)),
      left_out,
    }
  }

  private costOf(asset: string, lines: BacktestReport['rewards']) {
    const own = lines.filter((line) => line.asset === asset)
    const promised = own.reduce((sum, line) => sum + line.promised, 0)
    const taken_back = own.reduce((sum, line) => sum + line.taken_back, 0)
    const net = promised - taken_back
    const per_new_customer = this.newCustomers > 0 ? Math.ceil(net / this.newCustomers) : null
    return { asset, promised, taken_back, net, per_new_customer }
  }
}

function add<K>(sums: Map<K, number>, key: K, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

/** The sums of one asset. */
function sumsOf(of: Map<string, Map<string, number>>, asset: string): Map<string, number> {
  const known = of.get(asset)
  if (known) return known
  const sums = new Map<string, number>()
  of.set(asset, sums)
  return sums
}

function lineKey({ rule, recipient, kind, asset, month }: Line): string {
  return [rule, recipient, kind, asset, month].join('|')
}

function inOrderOf<T>(keyOf: (one: T) => string) {
  return (a: T, b: T) => compare(keyOf(a), keyOf(b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function inOrder<K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] {
  return [...map].sort(([a], [b]) => compare(a, b))
}

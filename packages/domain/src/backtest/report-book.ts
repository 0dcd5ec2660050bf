import type { ConversionDecision } from '../conversions/conversion-decision.ts'
import type { Occasion } from '../conversions/conversion-facts.ts'
import type { Effects } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { PostingRow } from '../ledger/posting.ts'
import type { PrizeOutcome } from '../prizes/grant-prizes.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Reward } from '../rewards/reward.ts'
import type { BacktestReport, LedgerLine } from './report.ts'

/** The calendar of a workspace: the day and the month of an instant. */
export type Calendar = (instant: string) => { readonly day: string; readonly month: string }

type Line = { granted: number; promised: number; taken_back: number }

/** Gathers a report from what decisions cause, as they come. */
export class ReportBook {
  private conversions = 0
  private refunds = 0
  private verdicts = 0
  private newCustomers = 0
  /** Referrals whose friends had bought before: few, beside those who had not. */
  private readonly earlierBuyers = new Set<Id<'ref'>>()
  private readonly rewards = new Map<string, Line>()
  private readonly denials = new Map<string, number>()
  private readonly promised = new Map<string, number>()
  private readonly curve = new Map<string, number>()
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
    const accounts = this.accounts.get(asset) ?? new Map<string, number>()
    if (accounts.size === 0) this.accounts.set(asset, accounts)
    if (debit.kind !== 'promised') add(accounts, debit.kind, -amount)
    if (credit.kind !== 'promised') add(accounts, credit.kind, amount)
    const isPromise = debit.kind === 'promised'
    if (isPromise === (credit.kind === 'promised')) return

    const reward = posting.reward_id === null ? undefined : rewardOf(posting.reward_id)
    const { day, month } = this.calendar(posted_at)
    add(this.promised, asset, isPromise ? amount : -amount)
    this.curve.set(`${asset}|${day}`, this.promised.get(asset)!)
    if (!reward) return
    const key = [reward.rule, reward.recipient, reward.kind, asset, month].join('|')
    const line = this.rewards.get(key) ?? { granted: 0, promised: 0, taken_back: 0 }
    if (posting.journal === 'promise') line.granted += 1
    if (isPromise) line.promised += amount
    else line.taken_back += amount
    this.rewards.set(key, line)
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
    const lines = inOrder(this.rewards).map(([key, line]) => {
      const [rule, recipient, kind, asset, month] = key.split('|') as [
        string,
        string,
        string,
        string,
        string,
      ]
      return { rule, recipient, kind, asset, month, ...line }
    })
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
      budget_curve: inOrder(this.curve).map(([key, promised]) => {
        const [asset, day] = key.split('|') as [string, string]
        return { asset, day, promised }
      }),
      costs: assets.map((asset) => this.costOf(asset, lines)),
      ledger: inOrder(this.ledger()).flatMap(([, line]) => (line.amount === 0 ? [] : [line])),
      left_out,
    }
  }

  private ledger(): ReadonlyMap<string, LedgerLine> {
    const lines = new Map<string, LedgerLine>()
    for (const [asset, accounts] of this.accounts) {
      for (const [account, amount] of accounts) {
        lines.set(`${account}|${asset}`, { account, asset, amount })
      }
    }
    return lines
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

function inOrder<K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

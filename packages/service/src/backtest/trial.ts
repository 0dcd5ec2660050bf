import { wasCustomer } from '@goodword/domain/attribution/attribute'
import type { BacktestReport } from '@goodword/domain/backtest/report'
import { type Calendar, ReportBook } from '@goodword/domain/backtest/report-book'
import { carryOut } from '@goodword/domain/conversions/carry-out'
import type { Instant, Occasion } from '@goodword/domain/conversions/conversion-facts'
import { decideConversion } from '@goodword/domain/conversions/decide-conversion'
import { hasMilestoneAt } from '@goodword/domain/conversions/milestone-crossings'
import { type WantedFacts, wantedFacts } from '@goodword/domain/conversions/wanted-facts'
import type { Id } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import { moveReferral } from '@goodword/domain/referrals/move-referral'
import type { ReferralState } from '@goodword/domain/referrals/referral-states'
import { passTime } from '@goodword/domain/rewards/move-reward'
import type { Reward } from '@goodword/domain/rewards/reward'
import { passLot } from '@goodword/domain/wallet/pass-lot'
import {
  type Book,
  type BookedClaim,
  type BookedProgram,
  bookReferral,
  referralOf,
} from '../conversions/book.ts'
import { rewardEarned } from '../conversions/booked-rewards.ts'
import { withCounts } from '../conversions/counts.ts'
import { factsOf } from '../conversions/facts-of.ts'
import { noGuards } from '../conversions/guard-facts.ts'
import { foldEffects } from './fold-effects.ts'
import type { DecisionAsked, EarnedBy, Happening, RewardChosen, RewardMoved } from './happening.ts'
import { chooseAgain, moveAgain, spendAgain } from './trial-acts.ts'
import { upholdAgain } from './trial-appeals.ts'
import { type BoardPeriod, boardPeriodsAt, closeBoard, drawsLeftOut } from './trial-boards.ts'
import { trialBook } from './trial-book.ts'
import { TrialClaims } from './trial-claims.ts'
import { type Due, TrialDue } from './trial-due.ts'
import { TrialPast } from './trial-past.ts'
import { quotaKey, TrialQueue, turnOf } from './trial-queue.ts'
import { TrialTools } from './trial-tools.ts'

/** The stretch of the past that is reported on, half-open. What lies before it is run through all the same. */
export type Stretch = { readonly from: Instant; readonly to: Instant }

/**
 * A program version run through the past in memory: the same book, facts, decisions and effects as live,
 * without a database. It begins with nothing, so that what came before the stretch has its say too.
 */
export class Trial {
  private readonly book: Book = trialBook()
  private readonly queue = new TrialQueue()
  private readonly programs: ReadonlyMap<number, Program>
  private readonly wanted: WantedFacts
  private readonly past: TrialPast
  private readonly report: ReportBook
  private readonly due: TrialDue
  private readonly claims: TrialClaims
  private readonly mayGiveAt: (count: number) => boolean
  private readonly tools: TrialTools
  /** What is gathered from page to page. */
  private readonly pages: readonly (unknown[] | Map<unknown, unknown>)[]
  private wasStopped = false
  private hasBegun = false

  private readonly programId: Id<'prg'>
  private readonly stretch: Stretch
  private readonly program: Program

  constructor(
    programId: Id<'prg'>,
    program: Program,
    calendar: Calendar,
    stretch: Stretch,
    timeZone = 'UTC',
  ) {
    this.programId = programId
    this.stretch = stretch
    this.program = program
    this.due = new TrialDue(stretch.to)
    this.programs = new Map([[program.version, program]])
    this.claims = new TrialClaims(this.book, program.version)
    this.wanted = wantedFacts(this.programs, program.version)
    this.mayGiveAt = (count) => hasMilestoneAt(program, count)
    this.past = new TrialPast(this.book, this.wanted)
    this.report = new ReportBook(calendar)
    this.book.programs.set(programId, this.standing())
    this.book.guards = { ...noGuards(), isAsked: program.guarded.byMore }
    // What somebody owes stays until it is paid.
    const { debts: _, ...pages } = this.book.effects
    this.pages = Object.values(pages)
    this.tools = new TrialTools(timeZone, this.wanted.program)
  }

  /** Lets one thing happen. Things come in the order of their instants; after the stretch nothing counts. */
  happen(happening: Happening): void {
    if (happening.at >= this.stretch.to) return
    if (!this.hasBegun) this.openBoards(happening.at)
    this.passTime(happening.at)
    if (happening.kind === 'asked') this.ask(happening)
    else if (happening.kind === 'upheld') {
      upholdAgain(this.book, this.tools, this.programId, this.program, happening)
      this.turnPage(happening.at)
    } else this.act(happening)
  }

  /** Lets the rest of the stretch pass, and says what it came to. */
  finish(): BacktestReport {
    this.passTime(this.stretch.to)
    const states: ReferralState[] = []
    for (const { state, attributed_at } of this.book.referrals.values()) {
      if (attributed_at >= this.stretch.from) states.push(state)
    }
    return this.report.report(states, drawsLeftOut(this.program, this.stretch))
  }

  private openBoards(at: Instant): void {
    this.hasBegun = true
    for (const of of boardPeriodsAt(this.program, at)) {
      this.due.noteBoard(of)
    }
  }

  private closeBoard(of: BoardPeriod): void {
    const decision = closeBoard(this.book, this.tools, this.programId, this.program, of)
    if (of.endsAt >= this.stretch.from) this.report.notePrizes(of.board, decision.prizes)
    const next = boardPeriodsAt(this.program, of.endsAt).find(({ board }) => board === of.board)!
    this.due.noteBoard(next)
  }

  private ask(asked: DecisionAsked): void {
    // Who waits is admitted by the trial's own count of places.
    if (asked.occasion === 'admitted') return
    // What the merchant did to the program is of the past; a pause that it put itself into stands beside.
    if (asked.status || this.wasStopped) {
      this.book.programs.set(this.programId, this.standing(asked.status))
    }
    this.wasStopped = asked.status !== undefined
    this.decide(asked, asked.occasion, asked.at)
  }

  /** How the merchant had the program stand. */
  private standing(status: DecisionAsked['status'] = {}): BookedProgram {
    return {
      status: status.status ?? 'live',
      statusSince: status.since ?? null,
      cancelsHeld: status.cancels_held ?? false,
      liveVersion: this.program.version,
      uplineLevels: this.program.document.upline?.levels ?? 1,
    }
  }

  private decide(asked: DecisionAsked, occasion: Occasion, at: Instant): void {
    const { friend, conversion } = asked
    const { book } = this
    for (const person of asked.people) book.participants.set(person.id, person)
    for (const { reward, amount } of asked.gone ?? []) {
      spendAgain(book, this.rewardOf(reward), amount)
    }
    const referral = referralOf(book, friend, this.programId)
    // Whom somebody has brought, nobody else can bring.
    const isBound = referral?.friend_id === friend.id
    if (!isBound) this.claims.enter(asked)
    const claims = isBound ? NO_CLAIMS : this.claims.on(friend)
    const was = this.past.remember(asked)
    // What comes later has seen it as it was: that is set right before anybody asks.
    if (was) this.past.note(asked, was)
    // Nobody has claimed this friend under the versions of the trial.
    if (!referral && claims.length === 0) {
      if (!was) this.past.note(asked, was)
      return
    }
    if (occasion !== 'claimed') this.past.keep(conversion)

    const programId = this.programId
    const quota = quotaKey(this.program, at)
    if (quota !== undefined) book.guards!.quotas.set(programId, quota)
    const known = factsOf(book, {
      occasion,
      now: at,
      programId,
      conversion,
      friend,
      claims,
      deviceIndex: null,
      referral: referral ?? null,
      mayGiveAt: this.mayGiveAt,
    })
    const counted = withCounts(book, known, this.programs, this.wanted)
    const facts = asked.balances ? { ...counted, balances: asked.balances } : counted
    const decision = decideConversion(this.programs, facts)
    this.tools.nextReferralId = asked.referralId
    const rewards = book.rewards
    const done = carryOut(book.effects, this.tools, this.programs, facts, decision, {
      referral,
      rewards,
    })
    if (!referral && done.referral) {
      const isNew = !wasCustomer(facts.friend, conversion.occurred_at)
      this.report.noteFriend(done.referral.id, isNew)
      this.claims.settle(friend.id, done.referral.claim_id)
    }
    if (done.referral?.state === 'queued') this.queue.keep(done.referral, asked)
    if (at >= this.stretch.from) this.report.noteDecision(occasion, decision)
    if (!was) this.past.note(asked, was)
    this.turnPage(at)
  }

  private act(happening: RewardMoved | RewardChosen): void {
    const reward = this.rewardOf(happening.reward)
    if (!reward) return
    const { document } = this.program
    if (happening.kind === 'moved') moveAgain(this.book, this.tools, document, reward, happening)
    else chooseAgain(this.book, this.tools, this.program, reward, happening)
    this.turnPage(happening.at)
  }

  private rewardOf(earnedBy: EarnedBy): Reward | undefined {
    return rewardEarned(this.book, this.programId, earnedBy)
  }

  /** Does what falls due up to an instant, in due order, each at its own. */
  private passTime(until: Instant): void {
    for (let next = this.due.take(until); next; next = this.due.take(until)) {
      this.passOne(this.book, next)
      this.turnPage(next.at)
    }
  }

  /** What was moved on, or put off, since it was noted, is passed at another instant or not at all. */
  private passOne({ effects, rewards, referrals }: Book, { what, at }: Due): void {
    if (what.kind === 'reward') {
      const reward = rewards.get(what.id)!
      if (reward.due_at === at) passTime(effects, this.tools, reward, at)
    } else if (what.kind === 'lot') {
      const lot = this.book.effects.lots.get(what.id)!.row
      if (lot.due_at !== at) return
      this.due.noteLot(passLot(effects, this.tools, lot, at))
    } else if (what.kind === 'board') {
      this.closeBoard(what.of)
    } else {
      const referral = referrals.get(this.programId, what.friendId)!
      if (referral.due_at !== at) return
      if (referral.state === 'queued') {
        this.admit(at)
      } else {
        const reason = 'conversion_window_ended'
        moveReferral(effects, this.tools, referral, 'expired', at, { reason })
      }
    }
  }

  /** Admits those whose turn has come, as far as there are places; the others wait for the next period. */
  private admit(at: Instant): void {
    const program = this.program
    const { admitted, putOff, next } = turnOf(this.book, program, this.programId, at)
    for (const referral of putOff) {
      const waiting = { ...referral, due_at: next }
      bookReferral(this.book, waiting)
      this.due.noteReferral(waiting)
    }
    for (const referral of admitted) {
      for (const asked of this.queue.take(referral)) this.decide(asked, 'admitted', at)
    }
  }

  /** Enters what was caused into what is known, and begins with nothing again. */
  private turnPage(at: Instant): void {
    const { effects } = this.book
    foldEffects(this.book)
    this.due.noteEffects(effects)
    if (at >= this.stretch.from) {
      this.report.noteEffects(effects, (id) => this.book.rewards.get(id))
    }
    for (const gathered of this.pages) {
      // An empty one that is cleared is built anew all the same.
      if (Array.isArray(gathered)) {
        if (gathered.length > 0) gathered.length = 0
      } else if (gathered.size > 0) gathered.clear()
    }
  }
}

const NO_CLAIMS: readonly BookedClaim[] = []

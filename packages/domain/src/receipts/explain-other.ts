import type { AppealDecision, AppealFacts } from '../appeals/decide-appeal.ts'
import type { BoardDecision, BoardFacts } from '../boards/decide-board.ts'
import type { Instant } from '../conversions/conversion-facts.ts'
import type { CreditDecision, CreditFacts } from '../credits/decide-credit.ts'
import type { DrawDecision, DrawFacts } from '../draws/decide-draw.ts'
import type { PrizeOutcome } from '../prizes/grant-prizes.ts'
import type { Program } from '../programs/compile-program.ts'
import { prizesOf } from '../programs/prizes-of.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { Finding } from './finding.ts'
import { limitFindings } from './limit-findings.ts'
import type { Reason } from './reason.ts'

/** A receipt that no rule of a program wrote. */
export type OtherReceipt =
  | { readonly kind: 'draw'; readonly facts: DrawHeld; readonly result: DrawDecision }
  | { readonly kind: 'board'; readonly facts: BoardFacts; readonly result: BoardDecision }
  | { readonly kind: 'credit'; readonly facts: CreditFacts; readonly result: CreditDecision }
  | { readonly kind: 'appeal'; readonly facts: AppealFacts; readonly result: AppealDecision }

/** What is told of a draw: which one, and who took part; of thousands perhaps only whoever reads it. */
export type DrawHeld = Pick<DrawFacts, 'draw' | 'holders'>

/** What is said of such a receipt as a whole. A new one needs its words: `receipts/words`. */
export type OtherSaying =
  | 'draw_held'
  | 'board_closed'
  | 'credited'
  | 'appeal_upheld'
  | 'appeal_rejected'
  | 'by_deadline'
  | 'by_two'
  | 'beyond_limits'

/** What became of one person in it. */
export type OtherLine = {
  readonly participant_id: string
  /** Where they stood on a board; null elsewhere. */
  readonly rank: number | null
  /** What they get, or would have got; null for whoever takes part and gets nothing. */
  readonly gift: {
    readonly kind: RewardKind
    readonly label: Readonly<Record<string, string>> | null
    readonly amount: number
    readonly asset: string
    readonly hold_until: Instant | null
    readonly result: 'granted' | 'declined'
    readonly reason: Reason | null
    readonly nearest: readonly Finding[]
  } | null
}

export type OtherExplanation = {
  readonly kind: OtherReceipt['kind']
  readonly sayings: readonly OtherSaying[]
  /** What staff wrote down as their reason; for the merchant alone. */
  readonly note: string | null
  readonly lines: readonly OtherLine[]
}

/** Says of a draw, a board, a credit or an appeal who got what of it, and why somebody did not. */
export function explainOther(receipt: OtherReceipt, program: Program): OtherExplanation {
  switch (receipt.kind) {
    case 'draw': {
      const { facts, result } = receipt
      const own = giftsOf(program, facts.draw, result.prizes)
      const lines = facts.holders.flatMap((id) => linesFor(id, null, own))
      return { kind: 'draw', sayings: ['draw_held'], note: null, lines }
    }
    case 'board': {
      const { facts, result } = receipt
      const own = giftsOf(program, facts.board, result.prizes)
      const lines = result.ranks.flatMap(({ participant_id, rank }) =>
        linesFor(participant_id, rank, own),
      )
      return { kind: 'board', sayings: ['board_closed'], note: null, lines }
    }
    case 'credit': {
      const { participant_id, kind, value, reason, approved_by } = receipt.facts
      const gift = { ...given, kind, ...value, hold_until: receipt.facts.now }
      return {
        kind: 'credit',
        sayings: ['credited', ...(approved_by ? (['by_two'] as const) : [])],
        note: reason,
        lines: [{ participant_id, rank: null, gift }],
      }
    }
    case 'appeal': {
      const { facts, result } = receipt
      const { participant_id, by, proposed_by } = facts
      const lines = result.rewards.map(({ kind, amount, asset, hold_until }): OtherLine => {
        const gift = { ...given, kind, amount, asset, hold_until }
        return { participant_id, rank: null, gift }
      })
      return {
        kind: 'appeal',
        sayings: [
          result.result === 'upheld' ? 'appeal_upheld' : 'appeal_rejected',
          ...(by === null ? (['by_deadline'] as const) : []),
          ...(proposed_by !== null && by !== null ? (['by_two'] as const) : []),
          ...(result.overrides ? (['beyond_limits'] as const) : []),
        ],
        note: null,
        lines: lines.length > 0 ? lines : [{ participant_id, rank: null, gift: null }],
      }
    }
  }
}

const given = { label: null, result: 'granted', reason: null, nearest: [] } as const

type Gift = NonNullable<OtherLine['gift']>

/** What prizes came to, each with the label that the document gives it. */
function giftsOf(
  program: Program,
  name: string,
  prizes: readonly PrizeOutcome[],
): ReadonlyMap<string, readonly Gift[]> {
  const gives = prizesOf(program.document).find(({ id }) => id === name)?.give ?? []
  const gifts = new Map<string, Gift[]>()
  for (const prize of prizes) {
    const { participant_id, give_index, kind, amount, asset, refused } = prize
    const gift: Gift = {
      kind,
      label: gives[give_index]?.label ?? null,
      amount,
      asset,
      hold_until: refused ? null : prize.hold_until,
      result: refused ? 'declined' : 'granted',
      reason: refused?.reason ?? null,
      nearest: refused ? limitFindings(program, { ...refused, amount, asset }) : [],
    }
    gifts.set(participant_id, [...(gifts.get(participant_id) ?? []), gift])
  }
  return gifts
}

function linesFor(
  participant_id: string,
  rank: number | null,
  gifts: ReadonlyMap<string, readonly Gift[]>,
): OtherLine[] {
  const own: readonly (Gift | null)[] = gifts.get(participant_id) ?? [null]
  return own.map((gift) => ({ participant_id, rank, gift }))
}

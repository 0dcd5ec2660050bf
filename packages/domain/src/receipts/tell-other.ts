import { textIn } from '../programs/describe-program.ts'
import type { OtherExplanation, OtherLine } from './explain-other.ts'
import { findingsFor } from './findings-for.ts'
import { tellFindings } from './tell-findings.ts'
import type { ReceiptSpeech } from './words/speak-receipt.ts'

/** A receipt of a draw, a board, a credit or an appeal in words, whole: for the merchant's own staff. */
export function tellOther(
  { kind, sayings, note, lines }: OtherExplanation,
  { words, format }: ReceiptSpeech,
) {
  const about = { reader: 'merchant', conversionType: '' } as const
  return {
    about: kind,
    text: sayings.map((saying) => words.others[saying].merchant).join(words.comma),
    note,
    lines: lines.map(({ participant_id, rank, gift }) => ({
      participant_id,
      rank,
      kind: gift?.kind ?? null,
      amount: gift?.amount ?? null,
      asset: gift?.asset ?? null,
      result: gift?.result ?? null,
      reason: gift?.reason ?? null,
      hold_until: gift?.hold_until ?? null,
      text: [
        rank === null ? null : words.rank(format.count(rank)),
        gift ? words.giveResults[gift.result].merchant : words.nothingWon.merchant,
        gift?.reason ? words.reasons[gift.reason].merchant : null,
      ]
        .filter((part) => part !== null)
        .join(words.comma),
      nearest: tellFindings(gift?.nearest ?? [], words, format, about),
    })),
  }
}

/** The same as one of those whom it concerns may read it: their own line and nothing else; undefined for anybody else. */
export function tellOtherToCustomer(
  { sayings, lines }: OtherExplanation,
  participantId: string,
  { words, format }: ReceiptSpeech,
  locale: string,
) {
  const own = lines.filter(({ participant_id }) => participant_id === participantId)
  const [first] = own
  if (!first) return undefined
  const about = { reader: 'advocate', conversionType: '' } as const
  // How it was decided is the merchant's; what came of it is theirs.
  const said = sayings.slice(0, 1).map((saying) => words.others[saying].customer)
  const rank = first.rank === null ? [] : [words.sentence(words.rank(format.count(first.rank)))]
  const nothing = isWithoutPrize(first, sayings) ? [words.nothingWon.customer] : []
  return {
    reader: 'advocate' as const,
    is_being_checked: false,
    text: [...said, ...rank, ...nothing].join(words.gap),
    nearest: [],
    rewards: own.flatMap(({ gift }) => {
      if (!gift) return []
      const reason = gift.reason ? [words.reasons[gift.reason].customer] : []
      return [
        {
          kind: gift.kind,
          label: textIn(gift.label ?? undefined, locale),
          amount: gift.amount,
          asset: gift.asset,
          result: gift.result,
          hold_until: gift.hold_until,
          text: [words.giveResults[gift.result].customer, ...reason].join(words.gap),
          nearest: tellFindings(findingsFor('advocate', gift.nearest), words, format, about),
        },
      ]
    }),
  }
}

function isWithoutPrize({ gift }: OtherLine, [first]: OtherExplanation['sayings']): boolean {
  return gift === null && (first === 'draw_held' || first === 'board_closed')
}

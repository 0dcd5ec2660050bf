import { toInstant } from '../dates.ts'
import { type Gift, giftOf, milestoneOf } from './describe-program.ts'
import { isEventRule, type ProgramDocument } from './document.ts'

/** A draw as it is told of before anybody has an entry. */
export type ShownDraw = {
  readonly draw: string
  /** What its entries are counted in. */
  readonly asset: string
  readonly at: string
  readonly winners_max: number
  readonly prizes: Gift[]
  /** What brings an advocate entries; null where no rule gives them any. */
  readonly entry: Gift | null
}

/** The draws of a program for one reader, the next one first. */
export function drawsOf(document: ProgramDocument, locale: string | null): ShownDraw[] {
  return (document.draws ?? [])
    .map(({ id, entries, at, winners, give }) => ({
      draw: id,
      asset: entries,
      at: toInstant(Date.parse(at)),
      winners_max: winners,
      prizes: give.map((one) => giftOf(one, null, locale)),
      entry: entryGift(document, entries, locale),
    }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

function entryGift({ rules }: ProgramDocument, asset: string, locale: string | null): Gift | null {
  for (const rule of rules) {
    const give = rule.give.find(
      ({ to, kind, value }) => to === 'advocate' && kind === 'draw_entry' && value.asset === asset,
    )
    if (give) return giftOf(give, isEventRule(rule) ? null : milestoneOf(rule), locale)
  }
  return null
}

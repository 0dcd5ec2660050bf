import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { addMonths, fromInstant, toInstant } from '@goodword/domain/dates'
import type { Tools } from '@goodword/domain/effects/effects'
import type { Id, IdKind } from '@goodword/domain/ids'

/** Where the effects of a trial take their ids from. */
export class TrialTools implements Tools {
  /** What the next referral is called: it keeps the name that it had, because causes may name it. */
  nextReferralId: Id<'ref'> | null = null
  private ids = 0

  private readonly timeZone: string
  private readonly keepsFigures: boolean

  constructor(timeZone: string, keepsFigures: boolean) {
    this.timeZone = timeZone
    this.keepsFigures = keepsFigures
  }

  /** Ids are only compared here, all as long; and short, so that each is one piece of text from the first. */
  newId<K extends IdKind>(kind: K): Id<K> {
    if (unasked.has(kind)) return `${kind}_`
    if (kind === 'ref' && this.nextReferralId !== null) {
      const id = this.nextReferralId
      this.nextReferralId = null
      return id as Id as Id<K>
    }
    this.ids += 1
    return `${kind}_${FIRST_ID + this.ids}`
  }

  newCouponCode(): string {
    return ''
  }

  /** The program's figures are facts of few programs; no trial keeps them by days. */
  dayOf(): string | undefined {
    return this.keepsFigures ? '' : undefined
  }

  monthsAfter(instant: Instant, months: number): Instant {
    return toInstant(addMonths(fromInstant(instant), months, this.timeZone))
  }
}

const FIRST_ID = 10_000_000

/** Nobody asks a trial for these by their name. */
const unasked: ReadonlySet<IdKind> = new Set<IdKind>(['evt', 'pst', 'dec', 'rvw', 'dlv'])

import { countryOf } from '../conversions/check-promise.ts'
import type { Instant } from '../conversions/conversion-facts.ts'
import type { PrizeBounds } from '../prizes/bound-prizes.ts'
import type { Program } from '../programs/compile-program.ts'
import { limitedAs } from './recipients.ts'
import type { Reward } from './reward.ts'
import { checkLimits, type LimitCheck } from './use-limits.ts'

/** Whether the document limits what rewards come to, so that a choice between them is asked about. */
export function limitsValue({ limits }: Program): boolean {
  return limits.some(({ limit }) => 'amount' in limit)
}

/**
 * Whether what is chosen fits within every limit on value. Those that count rewards were asked when the
 * choice was promised: it is one reward, whatever it becomes.
 */
export function checkChoice(
  { limits }: Program,
  bounds: PrizeBounds,
  { participant_id, recipient, rule }: Reward,
  wanted: { readonly amount: number; readonly asset: string },
  at: Instant,
): LimitCheck {
  const { attributes, uses } = bounds.winners[participant_id]!
  const concerned = limits.filter(
    ({ limit }) =>
      'amount' in limit &&
      // Whose country a friend is of that is not the one who chooses is not known here.
      (limit.per !== 'country' || limitedAs(recipient) === 'friend'),
  )
  return checkLimits(
    concerned,
    {
      own: new Map(Object.entries(uses)),
      program: new Map(Object.entries(bounds.program_uses ?? {})),
    },
    {
      ...wanted,
      to: recipient,
      rule,
      at,
      country: countryOf(attributes),
      isOf: ({ limit: { for: group } }) => group === 'staff' && attributes.is_staff === true,
      frees: bounds.guards?.frees ?? {},
    },
  )
}

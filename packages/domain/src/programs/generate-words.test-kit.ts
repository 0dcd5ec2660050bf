import fc from 'fast-check'

/** How long something is counted, and by whose calendar. */
export const counted = {
  period: fc.constantFrom('day' as const, 'month' as const, 'lifetime' as const),
  time_zone: fc.constantFrom('UTC', 'Asia/Shanghai'),
}

/** One of the two of a referral. */
export const side = fc.constantFrom('advocate' as const, 'friend' as const)

/** What a friend gets, in a sentence. */
export const offers = {
  // The last is the discount as it is said without a sentence around it.
  discountOnOrder: (_off: number, percent: string, _discount: string) =>
    `${percent} off your first order`,
  amountOffOrder: (value: string) => `${value} off your first order`,
  upToCap: (value: string, cap: string) => `${value} (${cap} at most)`,
}

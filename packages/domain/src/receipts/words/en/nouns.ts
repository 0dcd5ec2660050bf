const nouns: Readonly<Record<string, string>> = {
  order: 'order',
  signup: 'sign-up',
  renewal: 'renewal',
  lead_stage: 'stage of a lead',
  claimed: 'order',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? 'offer at the checkout' : nounOf(conversionType)
}

export function orList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items)
}

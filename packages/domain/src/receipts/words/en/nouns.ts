const nouns: Readonly<Record<string, string>> = {
  order: 'order',
  signup: 'sign-up',
  renewal: 'renewal',
  lead_stage: 'stage of a lead',
  claimed: 'order',
}

/** What a type of conversion is called. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

export function orList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items)
}

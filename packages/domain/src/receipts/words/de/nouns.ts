const nouns: Readonly<Record<string, string>> = {
  order: 'Bestellung',
  signup: 'Anmeldung',
  renewal: 'Verlängerung',
  lead_stage: 'Kontaktstufe',
  claimed: 'Bestellung',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? 'Angebot an der Kasse' : nounOf(conversionType)
}

const evidence: Readonly<Record<string, string>> = {
  link: 'Link',
  code: 'Code',
  invitation: 'Einladung',
  name: 'Name',
  lead: 'Kontaktformular',
  claim: 'Nachmeldung',
}

/** What a kind of evidence is called. */
export function evidenceText(kind: string): string {
  return evidence[kind] ?? kind
}

export function orList(items: readonly string[]): string {
  return new Intl.ListFormat('de-DE', { type: 'disjunction' }).format(items)
}

const nouns: Readonly<Record<string, string>> = {
  order: 'pedido',
  signup: 'registro',
  renewal: 'renovación',
  lead_stage: 'fase de contacto',
  claimed: 'pedido',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? 'oferta al pagar' : nounOf(conversionType)
}

const evidence: Readonly<Record<string, string>> = {
  link: 'enlace',
  code: 'código',
  invitation: 'invitación',
  name: 'nombre',
  lead: 'formulario',
  claim: 'solicitud manual',
}

/** What a kind of evidence is called. */
export function evidenceText(kind: string): string {
  return evidence[kind] ?? kind
}

export function orList(items: readonly string[]): string {
  return new Intl.ListFormat('es-ES', { type: 'disjunction' }).format(items)
}

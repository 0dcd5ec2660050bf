const nouns: Readonly<Record<string, string>> = {
  order: 'ご注文',
  signup: 'ご登録',
  renewal: 'ご更新',
  lead_stage: '商談の段階',
  claimed: 'ご注文',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? 'お会計時のオファー' : nounOf(conversionType)
}

const evidence: Readonly<Record<string, string>> = {
  link: 'リンク',
  code: 'コード',
  invitation: '招待',
  name: 'お名前',
  lead: '問い合わせフォーム',
  claim: '手動の申請',
}

/** What a kind of evidence is called. */
export function evidenceText(kind: string): string {
  return evidence[kind] ?? kind
}

export function orList(items: readonly string[]): string {
  return new Intl.ListFormat('ja-JP', { type: 'disjunction' }).format(items)
}

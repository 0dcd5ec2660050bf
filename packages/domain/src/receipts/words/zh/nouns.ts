const nouns: Readonly<Record<string, string>> = {
  order: '订单',
  signup: '注册',
  renewal: '续费',
  lead_stage: '线索阶段',
  claimed: '订单',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? '结账时的优惠' : nounOf(conversionType)
}

const evidence: Readonly<Record<string, string>> = {
  link: '链接',
  code: '推荐码',
  invitation: '邀请',
  name: '姓名',
  lead: '线索表单',
  claim: '手动认领',
}

/** 凭证种类的名称。 */
export function evidenceText(kind: string): string {
  return evidence[kind] ?? kind
}

export function orList(items: readonly string[]): string {
  return items.join('或')
}

const nouns: Readonly<Record<string, string>> = {
  order: '订单',
  signup: '注册',
  renewal: '续费',
  lead_stage: '线索阶段',
  claimed: '订单',
}

/** 转化类型的名称。 */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType
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

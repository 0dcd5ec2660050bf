import { type Forms, inForm } from '../in-form.ts'

const nouns: Readonly<Record<string, string>> = {
  order: 'الطلب',
  signup: 'التسجيل',
  renewal: 'التجديد',
  lead_stage: 'مرحلة العميل المحتمل',
  claimed: 'الطلب',
}

/** What somebody does is called; an offer is asked for with an order in prospect. */
export function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** What a type of conversion is called where types are told apart. */
export function typeOf(conversionType: string): string {
  return conversionType === 'claimed' ? 'العرض عند الدفع' : nounOf(conversionType)
}

const evidence: Readonly<Record<string, string>> = {
  link: 'الرابط',
  code: 'الرمز',
  invitation: 'الدعوة',
  name: 'الاسم',
  lead: 'نموذج التواصل',
  claim: 'المطالبة اليدوية',
}

/** What a kind of evidence is called. */
export function evidenceText(kind: string): string {
  return evidence[kind] ?? kind
}

export function orList(items: readonly string[]): string {
  return items.join(' أو ')
}

export const points: Forms = {
  zero: '# نقطة',
  one: 'نقطة واحدة',
  two: 'نقطتان',
  few: '# نقاط',
  many: '# نقطة',
  other: '# نقطة',
}

/** As it stands after a preposition, such as "before". */
export const days: Forms = {
  zero: '# يوم',
  one: 'يوم واحد',
  two: 'يومين',
  few: '# أيام',
  many: '# يومًا',
  other: '# يوم',
}

export const friends: Forms = {
  zero: '# صديق',
  one: 'صديق واحد',
  two: 'صديقان',
  few: '# أصدقاء',
  many: '# صديقًا',
  other: '# صديق',
}

/** As it stands after "the first". */
export const times: Forms = {
  zero: '# مرة',
  one: 'مرة واحدة',
  two: 'مرتين',
  few: '# مرات',
  many: '# مرة',
  other: '# مرة',
}

export function form(forms: Forms, number: number, said: string): string {
  return inForm(forms, number, said, 'ar')
}

import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Arabic. */
export const messages: AnswerMessages = {
  looking: 'جارٍ البحث…',
  whyFailed: 'تعذّر تحميل الجواب، ولم يتغير شيء.',
  retry: 'إعادة المحاولة',
  nearest: 'ما كان سيُحتسب',
  history: 'كيف سارت الأمور',
  began: 'انضم',
  promised: 'وُعد بها',
  holdEnds: 'معلّقة حتى',
  validTo: 'صالحة حتى',
}

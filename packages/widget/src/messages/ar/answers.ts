import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Arabic. */
export const messages: AnswerMessages = {
  looking: 'جارٍ البحث…',
  whyFailed: 'تعذّر تحميل الجواب، ولم يتغير شيء.',
  retry: 'إعادة المحاولة',
  nearest: 'ما كان سيُحتسب',
  history: 'كيف سارت الأمور',
  traceTitle: 'ما حدث حتى الآن',
  began: 'انضم',
  promised: 'وُعد بها',
  holdEnds: 'معلّقة حتى',
  appeal: 'لدي اعتراض',
  appealText: 'ما الذي تريد أن يراجعه المتجر؟',
  appealEvidence: 'رقم الطلب أو دليل آخر (اختياري)',
  appealSend: 'إرسال',
  appealSending: 'لحظة…',
  appealDue: (date) => `يجيب المتجر في موعد أقصاه ${date}.`,
  appealLate: 'تأخر الجواب، ولا يزال اعتراضك قائمًا.',
  appealAnswer: 'جواب المتجر',
  appealFailed: 'لم يُرسل، وما كتبته لا يزال هنا.',
  appealNot: 'لم يعد الاعتراض على هذا ممكنًا.',
  validTo: 'صالحة حتى',
  appealStates: {
    open: 'يراجعه المتجر',
    upheld: 'كنت على حق',
    rejected: 'تبقى النتيجة كما هي',
  },
}

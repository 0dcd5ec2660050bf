import type { SurfaceMessages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say, in Arabic. */
export const messages: SurfaceMessages = {
  ...headline,
  promptName: 'أوصِ بنا',
  promptAfterOrder: 'شكرًا لطلبك. من غيرك قد يعجبه هذا؟',
  promptAfterDelivery: 'يسعدنا أنه أعجبك. من غيرك قد يعجبه؟',
  notNow: 'ليس الآن',
  terms: 'الشروط',
  questions: 'أسئلة وأجوبة',
  noTerms: 'ستظهر شروط البرنامج هنا.',
  boardName: 'لوحة الصدارة',
  boardPeriod: (start, end) => `من ${start} إلى ${end}`,
  boardPlace: 'المركز',
  boardPerson: 'الاسم',
  boardCount: 'الأصدقاء',
  boardYou: 'أنت',
  boardHidden: 'شخص ما',
  boardEmpty: 'لا أحد هنا بعد. الصديق الأول يضعك في المقدمة.',
  boardMe: (place) => `أنت في المركز ${place}.`,
  boardNext: (more) => `تحتاج إلى ${more} لبلوغ المركز التالي.`,
  boardBelow: 'أنت بعد المركز 10,000.',
  boardSpent: 'الطلبات',
  boardShowName: 'إظهار اسمي هنا',
  failedTitle: 'تعذّر التحميل',
  retry: 'إعادة المحاولة',
}

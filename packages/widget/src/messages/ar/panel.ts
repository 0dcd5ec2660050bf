import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Arabic. */
export const messages: Messages = {
  ...headline,

  howShort: 'أرسله إلى صديق، وتابع هنا انضمامه وموعد مكافأتك.',
  joinFirst: 'بلمسة واحدة يجهز رابطك الشخصي.',

  yourLink: 'رابطك',
  copyLink: 'نسخ الرابط',
  share: 'مشاركة الرابط',
  getLink: 'إنشاء رابطي ومشاركته',
  oneMoment: 'لحظة…',
  notEnrolled: 'لم ينجح ذلك. حاول مرة أخرى.',

  loading: 'جارٍ التحميل…',
  slow: 'يستغرق هذا وقتًا أطول من المعتاد. لم يضِع شيء.',
  signInText: 'سجّل الدخول ليظهر رابطك الشخصي هنا.',
  signIn: 'تسجيل الدخول',
  expiredText: 'انتهت مدة تسجيل دخولك ويجري تجديدها.',
  offlineTitle: 'أنت غير متصل',
  offlineText: 'سيظهر كل شيء تلقائيًا عند عودة الاتصال.',
  failedTitle: 'تعذّر التحميل',
  failedText: 'رابطك وأصدقاؤك ومكافآتك في أمان.',
  restingTitle: 'لا يوجد عرض حاليًا',
  restingText: 'ما حصلت عليه يبقى لك.',
  retry: 'إعادة المحاولة',
  close: 'إغلاق',
}

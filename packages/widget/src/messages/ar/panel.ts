import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Arabic. */
export const messages: Messages = {
  ...headline,

  howShort: 'أرسله إلى صديق. هنا ترى متى ينضم ومتى تستحق مكافأتك.',
  joinFirst: 'بلمسة واحدة يجهز رابطك الشخصي.',

  yourLink: 'رابطك',
  copyLink: 'نسخ الرابط',
  share: 'مشاركة الرابط',
  getLink: 'احصل على رابطي وشاركه',
  oneMoment: 'لحظة…',
  notEnrolled: 'لم ينجح ذلك. حاول مرة أخرى.',

  loading: 'جارٍ التحميل…',
  slow: 'يستغرق هذا وقتًا أطول. لا يضيع شيء.',
  signInText: 'سجّل الدخول ليظهر رابطك الشخصي هنا.',
  signIn: 'تسجيل الدخول',
  expiredText: 'انتهت مدة تسجيل دخولك ويجري تجديدها.',
  offlineTitle: 'أنت غير متصل',
  offlineText: 'سيعود هذا تلقائيًا عند الاتصال.',
  failedTitle: 'تعذّر التحميل',
  failedText: 'رابطك وأصدقاؤك ومكافآتك محفوظة.',
  restingTitle: 'لا يوجد عرض حاليًا',
  restingText: 'ما حصلت عليه يبقى لك.',
  retry: 'حاول مرة أخرى',
  close: 'إغلاق',
}

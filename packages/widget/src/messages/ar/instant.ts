import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in Arabic. */
export const messages: InstantMessages = {
  statusTitle: 'ما حدث بعد المشاركة',
  statusText: 'يظهر أصدقاؤك ومكافآتك هنا بعد تأكيد بريدك الإلكتروني.',
  emailLabel: 'بريدك الإلكتروني',
  sendLink: 'أرسل لي الرابط',
  linkSent: 'راجع بريدك. يعمل الرابط مرة واحدة خلال 30 دقيقة.',
  linkNotSent: 'لم ينجح ذلك. تحقق من العنوان وحاول مرة أخرى.',
  linkTooOld: 'هذا الرابط استُخدم أو انتهت صلاحيته. اطلب رابطًا آخر من هنا.',
  signOut: 'تسجيل الخروج من هذا الجهاز',
}

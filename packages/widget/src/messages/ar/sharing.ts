import type { SharingMessages } from '../messages.ts'

/** What is said when sharing is opened, in Arabic. */
export const messages: SharingMessages = {
  messageName: 'رسالتك',
  linkFollows: 'يُضاف رابطك في النهاية تلقائيًا.',
  back: 'رجوع',
  posterTitle: 'صورة للمشاركة',
  posterHow: 'احفظها وأرسلها في WeChat. يضغط صديقك مطولًا على الرمز.',
  posterScan: 'امسح الرمز واحصل على العرض',
  posterAlt: (link) => `رمز QR للرابط \u2068${link}\u2069`,
  savePicture: 'حفظ الصورة',
  copyPicture: 'نسخ الصورة',
  sharePicture: 'مشاركة الصورة',
  pictureCopied: 'تم نسخ الصورة.',
  printCard: 'طباعة بطاقة',
  printBlocked: 'لم يفتح المتصفح صفحة الطباعة. احفظ الصورة واطبعها.',
}

import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says, in Arabic. */
export const messages: BannerMessages = {
  ...gifts,
  ...offers,
  locale: 'ar',
  welcome: (advocate, gift) => `هدية لك من \u2068${advocate}\u2069: ${gift}`,
  welcomeSome: (gift) => `هدية لك من صديق: ${gift}`,
  bannerName: 'عرض من صديق',
  bannerCode: 'رمزك',
  bannerUntil: (date) => `حتى ${date}`,
  dismiss: 'إغلاق العرض',
  copyCode: 'نسخ الرمز',
  codeCopied: 'تم نسخ الرمز.',
  codeByHand: 'تعذّر النسخ، حدّد الرمز في الحقل.',
}

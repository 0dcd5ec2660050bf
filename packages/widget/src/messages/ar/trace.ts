import type { TraceMessages } from '../messages.ts'

/** What is said of all that happened with a friend, in Arabic. */
export const messages: TraceMessages = {
  traceTitle: 'ما حدث حتى الآن',
  traceOf: (friend) => `أنت و${friend}`,
  sharedBy: (channel) => `شاركت رابطك عبر ${channel}`,
  sharedLink: 'شاركت رابطك',
  traceOpened: (friend) => `فتح ${friend} رابطك`,
  traceClaimed: 'سألت عن الطلب',
  traceBegan: (friend) => `انضم ${friend} بتوصيتك`,
  actSignup: (friend) => `سجّل ${friend}`,
  actOrder: (friend) => `اشترى ${friend}`,
  actRenewal: (friend) => `جدّد ${friend}`,
  actOther: (friend) => `خطا ${friend} خطوة قد تُحسب`,
  traceReward: (value, state) => `مكافأتك، ${value}: ${state}`,
  traceAppeals: {
    open: 'اعترضت',
    upheld: 'أقرّ المتجر بأنك على حق',
    rejected: 'راجعه المتجر وأبقاه كما هو',
  },
  traceEmpty: 'لم يُسجَّل شيء بعد.',
  traceFailed: 'تعذّر التحميل. لم يتغير شيء.',
}

import type { TraceMessages } from '../messages.ts'

/** What is said of all that happened with a friend, in Arabic. */
export const messages: TraceMessages = {
  traceTitle: 'ما حدث حتى الآن',
  traceOf: (friend) => `أنت و\u2068${friend}\u2069`,
  sharedBy: (channel) => `شاركت رابطك عبر \u2068${channel}\u2069`,
  sharedLink: 'شاركت رابطك',
  lastSharedBy: (friend, channel) =>
    `آخر مرة شاركت فيها رابطك قبل انضمام \u2068${friend}\u2069، عبر \u2068${channel}\u2069`,
  lastShared: (friend) => `آخر مرة شاركت فيها رابطك قبل انضمام \u2068${friend}\u2069`,
  traceOpened: (friend) => `فتح \u2068${friend}\u2069 رابطك`,
  traceOpenedBy: (friend, channel) => `فتح \u2068${friend}\u2069 رابطك من \u2068${channel}\u2069`,
  traceClaimed: 'سألت عن الطلب',
  traceBegan: (friend) => `انضم \u2068${friend}\u2069 بتوصيتك`,
  actSignup: (friend) => `سجّل \u2068${friend}\u2069`,
  actOrder: (friend) => `اشترى \u2068${friend}\u2069`,
  actRenewal: (friend) => `جدّد \u2068${friend}\u2069`,
  actOther: (friend) => `خطا \u2068${friend}\u2069 خطوة قد تُحتسب`,
  traceReward: (value, state) => `مكافأتك، \u2068${value}\u2069: ${state}`,
  traceAppeals: {
    open: 'اعترضت',
    upheld: 'أقرّ المتجر بأنك على حق',
    rejected: 'راجعه المتجر وأبقاه كما هو',
  },
  traceEmpty: 'لم يُسجَّل شيء بعد.',
  traceFailed: 'تعذّر التحميل، ولم يتغير شيء.',
}

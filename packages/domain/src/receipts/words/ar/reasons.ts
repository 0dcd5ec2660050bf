import type { ReceiptWords } from '../receipt-words.ts'
import { beingChecked } from './names.ts'

const notCounted = 'تعذّر احتساب هذه الدعوة.'
const checked = 'تمت مراجعتها ولا تُحتسب.'

/** Why something came as it came, in Arabic. */
export const reasons: ReceiptWords['reasons'] = {
  // Why a claim did not win.
  not_counted: { merchant: 'النقرة ليست من شخص', customer: notCounted },
  evidence_not_accepted: {
    merchant: 'هذا الإثبات غير مقبول',
    customer: 'طريقة الدعوة هذه لا تُحتسب في هذا البرنامج.',
  },
  after_conversion: { merchant: 'جاءت بعد التحويل', customer: 'جاءت الدعوة بعد ذلك.' },
  click_window_ended: {
    merchant: 'النقرة قديمة جدًا',
    customer: 'فُتحت الدعوة قبل ذلك بوقت طويل.',
  },
  self_referral: { merchant: 'صاحب الدعوة والصديق شخص واحد', customer: notCounted },
  already_referred: { merchant: 'دُعي الصديق من قبل', customer: notCounted },
  existing_customer: {
    merchant: 'كان الصديق عميلًا من قبل',
    customer: 'هي للعملاء الجدد فقط.',
  },
  would_close_a_ring: { merchant: 'الصديق في مستوى أعلى من صاحب الدعوة', customer: notCounted },
  program_paused: {
    merchant: 'كان البرنامج متوقفًا مؤقتًا',
    customer: 'كان البرنامج متوقفًا مؤقتًا في ذلك الوقت.',
  },
  program_ended: { merchant: 'كان البرنامج قد انتهى', customer: 'كان البرنامج قد انتهى آنذاك.' },
  program_not_started: {
    merchant: 'لم يكن البرنامج قد بدأ',
    customer: 'لم يكن البرنامج قد بدأ آنذاك.',
  },
  quota_full: {
    merchant: 'اكتملت حصة الفترة',
    customer: 'كل أماكن هذه الفترة محجوزة.',
  },
  earlier_claim_won: { merchant: 'فازت دعوة أسبق', customer: notCounted },
  later_claim_won: { merchant: 'فازت دعوة لاحقة', customer: notCounted },

  // Why a rule did not pass.
  other_conversion_type: {
    merchant: 'نوع آخر من التحويل',
    customer: 'تُمنح هذه المكافأة عن شيء آخر.',
  },
  condition_not_met: { merchant: 'الشرط غير متحقق', customer: 'لم يتحقق أحد الشروط.' },
  segment_not_met: {
    merchant: 'لا أحد ضمن شرائح القاعدة',
    customer: 'هي مخصصة لعملاء آخرين.',
  },
  asset_mismatch: { merchant: 'المبلغ بعملة أخرى', customer: 'هي مخصصة لعملة أخرى.' },
  referral_denied: { merchant: 'رُفضت الإحالة', customer: checked },
  referral_queued: {
    merchant: 'الإحالة في قائمة الانتظار',
    customer: 'هي في قائمة الانتظار، ويُبَتّ فيها عند توفر مكان.',
  },
  referral_not_open: { merchant: 'الإحالة مغلقة', customer: 'هذه الإحالة مغلقة.' },
  before_claim: { merchant: 'جاء التحويل قبل الدعوة', customer: 'حدث ذلك قبل الدعوة.' },
  conversion_window_ended: { merchant: 'جاء التحويل متأخرًا', customer: 'انتهت المهلة.' },
  conversion_refunded: { merchant: 'رُدّ مبلغ التحويل', customer: 'رُدّ مبلغ الطلب.' },
  count_not_reached: {
    merchant: 'لم يُبلغ العدد',
    customer: 'ما حققه أصدقاؤك معًا لا يكفي بعد.',
  },
  goal_not_reached: {
    merchant: 'لم يُبلغ الهدف الذي يبدأ منه الاحتساب',
    customer: 'ما يبدأ منه الاحتساب لم يحدث، أو أُلغي.',
  },
  before_window: {
    merchant: 'جاء التحويل قبل بدء المهلة',
    customer: 'حدث ذلك قبل بدء المهلة.',
  },
  window_ended: { merchant: 'انتهت المهلة', customer: 'انتهت المهلة.' },
  total_not_reached: {
    merchant: 'لم يُبلغ المجموع',
    customer: 'لم يُبلغ المجموع المطلوب.',
  },
  recurrence_ended: {
    merchant: 'مُنحت بعدد المرات الذي تسمح به القاعدة',
    customer: 'مُنحت عن هذا الصديق بأقصى عدد من المرات.',
  },
  waits_for_confirmation: {
    merchant: 'تُحتسب عندما يؤكدها المتجر',
    customer: 'تُحتسب عندما يؤكد المتجر الطلب.',
  },
  waits_for_review: { merchant: 'تُحتسب عند البت في المراجعة', customer: beingChecked },

  // Why a gift came to what it came to.
  amount_missing: {
    merchant: 'ليس للتحويل مبلغ تُحسب منه نسبة',
    customer: 'لم يكن هناك مبلغ تُحسب منه نسبة.',
  },
  nothing_to_give: {
    merchant: 'الناتج صفر',
    customer: 'كان المبلغ أصغر من أن يمنح شيئًا.',
  },
  period_not_over: {
    merchant: 'يُبَتّ فيها عند انتهاء فترتها',
    customer: 'تُحسب عند انتهاء فترتها.',
  },
  count_fell: {
    merchant: 'انخفض العدد',
    customer: 'لم يعد أحد أصدقائك يُحتسب، فأصبح العدد غير كافٍ.',
  },
  not_earned_before: { merchant: 'لم تُكتسب من قبل', customer: 'لم تُكتسب من قبل.' },
  limit_reached: { merchant: 'بُلغ الحد الأقصى', customer: 'بُلغ الحد الأقصى.' },
  out_of_stock: { merchant: 'نفدت الكمية', customer: 'نفدت الكمية.' },
  budget_spent: {
    merchant: 'نفدت الميزانية',
    customer: 'منح البرنامج كل ما لديه.',
  },
  cost_guard: {
    merchant: 'تكلفة العميل الجديد مرتفعة جدًا',
    customer: 'لا يمنح البرنامج شيئًا جديدًا حاليًا.',
  },
  already_redeemed: { merchant: 'استُخدمت', customer: 'استُخدمت.' },
  not_recoverable: {
    merchant: 'خرجت من الرصيد ولا يمكن استرجاعها',
    customer: 'ما أنفقته يبقى لك.',
  },
  redeemed: { merchant: 'استُخدمت من قبل', customer: 'استُخدمت من قبل.' },
  cancelled: { merchant: 'أُلغيت من قبل', customer: 'أُلغيت من قبل.' },
  reversed: { merchant: 'استُرجعت من قبل', customer: 'استُرجعت من قبل.' },
  expired: { merchant: 'انتهت صلاحيتها من قبل', customer: 'انتهت صلاحيتها من قبل.' },
  recorded: { merchant: 'سُجّلت من جديد', customer: 'حُسب المبلغ من جديد.' },
  confirmed: { merchant: 'أكدها المتجر', customer: 'أكدها المتجر.' },
  claimed: { merchant: 'استُعلم عنها عند الدفع', customer: 'حُسبت عند الدفع.' },
  matched: { merchant: 'طوبقت مطالبة يدوية', customer: 'عثرنا على صديقك.' },
  admitted: { merchant: 'جاء دورها في القائمة', customer: 'جاء دورها.' },
  approved: { merchant: 'وافق عليها الفريق', customer: 'تمت مراجعتها وتُحتسب.' },
  denied: { merchant: 'رفضها الفريق', customer: checked },
  period_ended: { merchant: 'انتهت فترتها', customer: 'حُسبت عند انتهاء فترتها.' },

  // Why a boost was not applied.
  boost_not_begun: { merchant: 'لم تبدأ المضاعفة', customer: 'لم تكن قد بدأت.' },
  boost_ended: { merchant: 'انتهت المضاعفة', customer: 'كانت قد انتهت.' },
  boost_places_taken: {
    merchant: 'كل أماكن المضاعفة محجوزة',
    customer: 'كانت كل الأماكن محجوزة.',
  },
  boost_before_referral: {
    merchant: 'العرض لا يشغل مكانًا في المضاعفة',
    customer: 'لا تُحتسب إلا بعد الشراء.',
  },
  boost_had_nothing: {
    merchant: 'لا شيء يُضاعف',
    customer: 'لم يكن هناك ما يُضاعف.',
  },

  // Why a referral went where it went.
  review_denied: { merchant: 'رفضها الفريق', customer: checked },
  fraud_found: { merchant: 'وجد الفريق احتيالًا', customer: checked },
  terms_broken: { merchant: 'وجد الفريق مخالفة للشروط', customer: checked },
  unconfirmed: { merchant: 'لم يؤكدها المتجر', customer: 'لم يؤكدها المتجر بعد.' },
  quota_reached: {
    merchant: 'اكتملت حصة الفترة',
    customer: 'كل أماكن هذه الفترة محجوزة، وهي بانتظار الفترة التالية.',
  },
  stands_on_another: {
    merchant: 'تحويل آخر للصديق يحقق الهدف',
    customer: 'يُحتسب طلب آخر مكانه، فتبقى الإحالة قائمة.',
  },
  same_device: { merchant: 'شوهد الاثنان على جهاز واحد', customer: beingChecked },
}

import type { ReceiptWords } from '../receipt-words.ts'
import { factText } from './fact-text.ts'
import { days, evidenceText, form, friends, nounOf, orList, times, typeOf } from './nouns.ts'

/** What would have had to be otherwise, in Arabic. */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `غير متحقق: \u2068${source}\u2069`,
  another_condition: () => 'لم يتحقق شرط آخر من شروط البرنامج',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? 'انتهت المهلة بعد النقر' : 'انتهت المهلة'
    if (days_late === 0) return `${time} قبل ذلك بقليل، في ${day(ended_at)}`
    return `${time} قبل ${form(days, days_late, count(days_late))}، في ${day(ended_at)}`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? format.count(allowed) : format.amount(allowed, asset)
    const limit = `بُلغ الحد الأقصى ${most} ${periodText(period)}`
    if (counts_again_at === null) return limit
    return `${limit}، ويُستأنف الاحتساب في ${format.day(counts_again_at, time_zone)}`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `الحد الأقصى ${amount(allowed, asset)} ${periodText(period)}؛ والقيمة هنا ${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `يلزم أن يبقى في الميزانية ${amount(was, asset)}: بقي ${amount(Math.max(0, allowed - used), asset)} من ${amount(allowed, asset)}`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `يلزم أن تتسع تكلفة العميل لـ ${amount(was, asset)}: وُعد بـ ${amount(used, asset)} من ${amount(allowed, asset)}`,
  opens_at: ({ at }, { day }) => `ابتداءً من ${day(at)}`,
  needs_more_friends: ({ done, goal, period }, { count }) =>
    `المتبقي${inPeriod(period)} ${form(friends, goal - done, count(goal - done))}: ${count(done)} من ${count(goal)} حتى الآن`,
  needs_more_spending: ({ done, goal, asset, period }, { amount }, { reader }) => {
    const whose = reader === 'merchant' ? 'طلبات الأصدقاء' : 'طلبات أصدقائك'
    return done === undefined
      ? `${whose}${inPeriod(period)}: ${amount(goal, asset)} أو أكثر`
      : `المتبقي من ${whose}${inPeriod(period)} ${amount(goal - done, asset)}: ${amount(done, asset)} من ${amount(goal, asset)} حتى الآن`
  },
  out_of_stock: ({ allowed }, { count }) =>
    allowed === 1 ? 'مُنحت القطعة الوحيدة' : `مُنحت الكمية كلها: ${count(allowed)}`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `المجموع: ${amount(needed, asset)} أو أكثر`
      : `المتبقي ${amount(needed - done, asset)}: ${amount(done, asset)} من ${amount(needed, asset)} حتى الآن`,
  recurrence_ended: ({ allowed }, { count }) =>
    allowed === 1
      ? 'المكافأة للمرة الأولى فقط'
      : `المكافأة لأول ${form(times, allowed, count(allowed))} فقط`,
  window_not_begun: ({ begins_at }, { day }) => `تبدأ المهلة في ${day(begins_at)}`,
  asset: ({ needed, was }) =>
    was === null ? `مبلغ بعملة ${needed}` : `مبلغ بعملة ${needed}؛ والعملة هنا ${was}`,
  amount_needed: ({ asset }) => `مبلغ بعملة ${asset}؛ ولم يكن هناك مبلغ`,
  conversion_type: ({ needed, was }) => `المطلوب ${typeOf(needed)}؛ والحاصل ${typeOf(was)}`,
  new_customer: ({ customer_since }, { day }, { reader }) => {
    const needed =
      reader === 'friend' ? 'يجب أن تكون عميلًا جديدًا' : 'يجب أن يكون الصديق عميلًا جديدًا'
    return customer_since ? `${needed}؛ والتعامل قائم منذ ${day(customer_since)}` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) =>
    `دعوة تسبق ذلك؛ وهذه جاءت في ${day(claimed_at)}`,
  evidence: ({ accepted, was }) =>
    `الإثبات المقبول: ${orList(accepted.map(evidenceText))}؛ والإثبات هنا ${evidenceText(was)}`,
  unrefunded: (_finding, _format, { conversionType }) =>
    `${nounOf(conversionType)} من دون ردّ المبلغ`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `سبق إنفاق ${amount(owed, asset)} منها، ويعوّضها ما يأتي لاحقًا`,
  period_lasts: ({ ends_at }, { day }) => `يُبَتّ في ذلك في ${day(ends_at)}`,
  mean_balance: ({ mean, asset, days: length, rate_basis_points }, { amount, count }) =>
    `${count(rate_basis_points / 100)}٪ من متوسط ${amount(mean, asset)} خلال ${form(days, length, count(length))}`,
}

const periods: Readonly<Record<string, string>> = {
  day: 'في اليوم',
  week: 'في الأسبوع',
  month: 'في الشهر',
  year: 'في السنة',
  lifetime: 'في المجموع',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  if (typeof period === 'string') return periods[period] ?? period
  return `خلال ${form(days, period.rolling_days, String(period.rolling_days))}`
}

const thatPeriod: Readonly<Record<string, string>> = {
  day: ' في ذلك اليوم',
  week: ' في ذلك الأسبوع',
  month: ' في ذلك الشهر',
  year: ' في تلك السنة',
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return (period && thatPeriod[period]) ?? ''
}

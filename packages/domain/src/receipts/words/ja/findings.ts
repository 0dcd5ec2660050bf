import type { ReceiptWords } from '../receipt-words.ts'
import { factText } from './fact-text.ts'
import { evidenceText, nounOf, orList, typeOf } from './nouns.ts'

/** What would have had to be otherwise, in Japanese. */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `${source} が成り立たない`,
  another_condition: () => 'プログラムの別の条件が満たされていません',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? 'クリック後の有効期間' : '有効期間'
    if (days_late === 0) return `${time}はその直前、${day(ended_at)}に終了`
    return `${time}はその${count(days_late)}日前、${day(ended_at)}に終了`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? `${format.count(allowed)}件` : format.amount(allowed, asset)
    const limit = `${periodText(period)}の上限${most}に到達`
    if (counts_again_at === null) return limit
    return `${limit}、${format.day(counts_again_at, time_zone)}から再び対象`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `${periodText(period)}の上限は${amount(allowed, asset)}、今回は${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `予算に${amount(was, asset)}の残りが必要：${amount(allowed, asset)}のうち残りは${amount(Math.max(0, allowed - used), asset)}`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `顧客獲得の費用に${amount(was, asset)}の余地が必要：${amount(allowed, asset)}のうち${amount(used, asset)}は約束済み`,
  opens_at: ({ at }, { day }) => `${day(at)}から`,
  needs_more_friends: ({ done, goal, period }, { count }) =>
    `${inPeriod(period)}あと${count(goal - done)}人：現在${count(done)}人、目標${count(goal)}人`,
  needs_more_spending: ({ done, goal, asset, period }, { amount }) =>
    done === undefined
      ? `${inPeriod(period)}お友達のご注文の合計が${amount(goal, asset)}以上`
      : `${inPeriod(period)}お友達のご注文であと${amount(goal - done, asset)}：現在${amount(done, asset)}、目標${amount(goal, asset)}`,
  out_of_stock: ({ allowed }, { count }) => `全${count(allowed)}点が配布済み`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `合計${amount(needed, asset)}以上`
      : `あと${amount(needed - done, asset)}：現在${amount(done, asset)}、目標${amount(needed, asset)}`,
  recurrence_ended: ({ allowed }, { count }) =>
    allowed === 1 ? '初回のみ対象' : `最初の${count(allowed)}回のみ対象`,
  window_not_begun: ({ begins_at }, { day }) => `有効期間は${day(begins_at)}から`,
  asset: ({ needed, was }) =>
    was === null ? `${needed}建ての金額` : `${needed}建ての金額（今回は${was}）`,
  amount_needed: ({ asset }) => `${asset}建ての金額（今回はなし）`,
  conversion_type: ({ needed, was }) => `${typeOf(needed)}が対象（今回は${typeOf(was)}）`,
  new_customer: ({ customer_since }, { day }, { reader }) => {
    const needed =
      reader === 'friend'
        ? '初めてご利用のお客様であることが必要'
        : 'お友達が初めてご利用のお客様であることが必要'
    return customer_since ? `${needed}（${day(customer_since)}からのお客様）` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) =>
    `ご利用より前の招待が必要（今回の招待は${day(claimed_at)}）`,
  evidence: ({ accepted, was }) =>
    `証拠：${orList(accepted.map(evidenceText))}（今回は${evidenceText(was)}）`,
  unrefunded: (_finding, _format, { conversionType }) =>
    `${nounOf(conversionType)}が返金されていないこと`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `うち${amount(owed, asset)}は利用済みのため、次に入る分から差し引かれます`,
  period_lasts: ({ ends_at }, { day }) => `${day(ends_at)}に決定`,
  mean_balance: ({ mean, asset, days, rate_basis_points }, { amount, count }) =>
    `${count(days)}日間の平均残高${amount(mean, asset)}の${count(rate_basis_points / 100)}%`,
}

const periods: Readonly<Record<string, string>> = {
  day: '1日',
  week: '1週間',
  month: '1か月',
  year: '1年',
  lifetime: '累計',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `${period.rolling_days}日間`
}

const thatPeriod: Readonly<Record<string, string>> = {
  day: 'その日に',
  week: 'その週に',
  month: 'その月に',
  year: 'その年に',
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return (period && thatPeriod[period]) ?? ''
}

import type { Period } from '../../../dates.ts'
import type { ReceiptWords } from '../receipt-words.ts'
import { factText } from './fact-text.ts'
import { evidenceText, nounOf, orList, typeOf } from './nouns.ts'

/** 差了什么，用中文说。 */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `${source} 不成立`,
  another_condition: () => '活动的另一项条件未满足',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? '点击有效期' : '有效期'
    if (days_late === 0) return `${time}在此前不久（${day(ended_at)}）刚结束`
    return `${time}在此前 ${count(days_late)} 天（${day(ended_at)}）已结束`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? `${format.count(allowed)} 份` : format.amount(allowed, asset)
    const limit = `已达${periodText(period)}上限 ${most}`
    if (counts_again_at === null) return limit
    return `${limit}，${format.day(counts_again_at, time_zone)}起重新计算`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `${periodText(period)}上限为 ${amount(allowed, asset)}；这一份为 ${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `预算须够 ${amount(was, asset)}：${amount(allowed, asset)} 中仅余 ${amount(Math.max(0, allowed - used), asset)}`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `获客成本须容得下 ${amount(was, asset)}：${amount(allowed, asset)} 中已承诺 ${amount(used, asset)}`,
  opens_at: ({ at }, { day }) => `${day(at)}起`,
  needs_more_friends: ({ done, goal, period }, { count }) =>
    `${inPeriod(period)}还差 ${count(goal - done)} 位好友：目前 ${count(done)}/${count(goal)}`,
  needs_more_spending: ({ done, goal, asset, period }, { amount }) =>
    done === undefined
      ? `${inPeriod(period)}好友订单累计满 ${amount(goal, asset)}`
      : `${inPeriod(period)}好友订单还差 ${amount(goal - done, asset)}：目前 ${amount(done, asset)}/${amount(goal, asset)}`,
  out_of_stock: ({ allowed }, { count }) => `共 ${count(allowed)} 份，已全部送出`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `累计满 ${amount(needed, asset)}`
      : `累计还差 ${amount(needed - done, asset)}：目前 ${amount(done, asset)}/${amount(needed, asset)}`,
  recurrence_ended: ({ allowed }, { count }) => `仅前 ${count(allowed)} 次有奖励`,
  window_not_begun: ({ begins_at }, { day }) => `${day(begins_at)}起才开始计算`,
  asset: ({ needed, was }) =>
    was === null ? `金额须以 ${needed} 计` : `金额须以 ${needed} 计；此次为 ${was}`,
  amount_needed: ({ asset }) => `须有以 ${asset} 计的金额；此次没有`,
  conversion_type: ({ needed, was }) => `针对${typeOf(needed)}；此次为${typeOf(was)}`,
  new_customer: ({ customer_since }, { day }, { reader }) => {
    const needed = reader === 'friend' ? '您须为新顾客' : '好友须为新顾客'
    return customer_since ? `${needed}；${day(customer_since)}起已是顾客` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) => `邀请须在此之前；实为${day(claimed_at)}`,
  evidence: ({ accepted, was }) =>
    `凭证须为${orList(accepted.map(evidenceText))}；此次为${evidenceText(was)}`,
  unrefunded: (_finding, _format, { conversionType }) => `${nounOf(conversionType)}须未退款`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `其中 ${amount(owed, asset)} 已用掉，将由之后的收入补足`,
  period_lasts: ({ ends_at }, { day }) => `于${day(ends_at)}决定`,
  mean_balance: ({ mean, asset, days, rate_basis_points }, { amount, count }) =>
    `${count(days)} 天日均余额 ${amount(mean, asset)} 的 ${count(rate_basis_points / 100)}%`,
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: Period | undefined): string {
  return period === undefined ? '' : namedPeriods[period]
}

const namedPeriods: Readonly<Record<Period, string>> = {
  day: '当日',
  week: '当周',
  month: '当月',
  year: '当年',
  lifetime: '',
}

const periods: Readonly<Record<string, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  year: '每年',
  lifetime: '累计',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `${period.rolling_days} 天内的`
}

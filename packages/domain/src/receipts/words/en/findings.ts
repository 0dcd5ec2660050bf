import type { ReceiptWords } from '../receipt-words.ts'
import { factText } from './fact-text.ts'
import { nounOf, orList, typeOf } from './nouns.ts'

/** What would have had to be otherwise, in English. */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `${source} does not hold`,
  another_condition: () => 'another condition of the program was not met',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? 'the time after the click' : 'the time for it'
    if (days_late === 0) return `${time} ended shortly before, on ${day(ended_at)}`
    const days = days_late === 1 ? '1 day' : `${count(days_late)} days`
    return `${time} ended ${days} earlier, on ${day(ended_at)}`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? format.count(allowed) : format.amount(allowed, asset)
    const limit = `limit of ${most} ${periodText(period)}`
    if (counts_again_at === null) return `${limit} reached`
    return `${limit} reached, counts again on ${format.day(counts_again_at, time_zone)}`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `limit of ${amount(allowed, asset)} ${periodText(period)}; this one would be ${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `budget left for ${amount(was, asset)}: ${amount(Math.max(0, allowed - used), asset)} of ${amount(allowed, asset)} were left`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `room for ${amount(was, asset)} in what customers may cost: ${amount(used, asset)} of ${amount(allowed, asset)} were promised`,
  opens_at: ({ at }, { day }) => `from ${day(at)} on`,
  needs_more_friends: ({ done, goal, period }, { count }) => {
    const more = goal - done === 1 ? 'one more friend' : `${count(goal - done)} more friends`
    return `${more}${inPeriod(period)}: ${count(done)} of ${count(goal)} so far`
  },
  needs_more_spending: ({ done, goal, asset, period }, { amount }, { reader }) => {
    const whose = reader === 'merchant' ? 'the friends’' : 'your friends’'
    const orders = `of ${whose} orders${inPeriod(period)}`
    return done === undefined
      ? `${amount(goal, asset)} or more ${orders}`
      : `${amount(goal - done, asset)} more ${orders}: ${amount(done, asset)} of ${amount(goal, asset)} so far`
  },
  out_of_stock: ({ allowed }, { count }) =>
    allowed === 1 ? 'the only one is given' : `all ${count(allowed)} are given`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `${amount(needed, asset)} or more in all`
      : `${amount(needed - done, asset)} more: ${amount(done, asset)} of ${amount(needed, asset)} so far`,
  recurrence_ended: ({ allowed }, { count }) =>
    allowed === 1 ? 'only the first is rewarded' : `only the first ${count(allowed)} are rewarded`,
  window_not_begun: ({ begins_at }, { day }) => `the time for it begins on ${day(begins_at)}`,
  asset: ({ needed, was }) =>
    was === null ? `an amount in ${needed}` : `an amount in ${needed}; this one was in ${was}`,
  amount_needed: ({ asset }) => `an amount in ${asset}; there was none`,
  conversion_type: ({ needed, was }) => `for ${typeOf(needed)}; this one was ${typeOf(was)}`,
  new_customer: ({ customer_since }, { day }, { reader }) => {
    const needed = reader === 'friend' ? 'you must be new here' : 'the friend must be new here'
    return customer_since ? `${needed}; a customer since ${day(customer_since)}` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) =>
    `an invitation before it; this one came on ${day(claimed_at)}`,
  evidence: ({ accepted, was }) => `evidence by ${orList(accepted)}; this was a ${was}`,
  unrefunded: (_finding, _format, { conversionType }) =>
    `the ${nounOf(conversionType)} would have had to stand`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `${amount(owed, asset)} of it were spent already; what comes in next makes up for them`,
  period_lasts: ({ ends_at }, { day }) => `decided on ${day(ends_at)}`,
  mean_balance: ({ mean, asset, days, rate_basis_points }, { amount, count }) =>
    `${count(rate_basis_points / 100)}% of a mean of ${amount(mean, asset)} over ${count(days)} days`,
}

const periods: Readonly<Record<string, string>> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  year: 'a year',
  lifetime: 'in all',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `in ${period.rolling_days} days`
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return period === undefined || period === 'lifetime' ? '' : ` in that ${period}`
}

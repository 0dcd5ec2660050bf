import { type Forms, inForm } from '../in-form.ts'
import type { ReceiptWords } from '../receipt-words.ts'
import { factText, needing } from './fact-text.ts'
import { evidenceText, nounOf, orList, typeOf } from './nouns.ts'

/** What would have had to be otherwise, in German. */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `${source} trifft nicht zu`,
  another_condition: () => 'eine andere Bedingung des Programms war nicht erfüllt',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? 'die Frist nach dem Klick' : 'die Frist dafür'
    if (days_late === 0) return `${time} endete kurz vorher, am ${day(ended_at)}`
    return `${time} endete ${form(days, days_late, count)} vorher, am ${day(ended_at)}`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? format.count(allowed) : format.amount(allowed, asset)
    const limit = `die Grenze ist erreicht: ${most} ${periodText(period)}`
    if (counts_again_at === null) return limit
    return `${limit}; ab ${format.day(counts_again_at, time_zone)} zählt es wieder`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `die Grenze: ${amount(allowed, asset)} ${periodText(period)}; dies wären ${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `im Budget müssten ${amount(was, asset)} frei sein: es waren ${amount(Math.max(0, allowed - used), asset)} von ${amount(allowed, asset)}`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `in den Kosten je Kunde müssten ${amount(was, asset)} frei sein: ${amount(used, asset)} von ${amount(allowed, asset)} waren zugesagt`,
  opens_at: ({ at }, { day }) => `ab ${day(at)}`,
  needs_more_friends: ({ done, goal, period }, { count }) =>
    `noch ${form(friends, goal - done, count)}${inPeriod(period)}: bisher ${count(done)} von ${count(goal)}`,
  needs_more_spending: ({ done, goal, asset, period }, { amount }, { reader }) => {
    const whose = reader === 'merchant' ? 'der Freunde' : 'Ihrer Freunde'
    const orders = `aus Bestellungen ${whose}${inPeriod(period)}`
    return done === undefined
      ? `mindestens ${amount(goal, asset)} ${orders}`
      : `noch ${amount(goal - done, asset)} ${orders}: bisher ${amount(done, asset)} von ${amount(goal, asset)}`
  },
  out_of_stock: ({ allowed }, { count }) =>
    allowed === 1 ? 'das einzige Stück ist vergeben' : `alle ${count(allowed)} sind vergeben`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `insgesamt mindestens ${amount(needed, asset)}`
      : `noch ${amount(needed - done, asset)}: bisher ${amount(done, asset)} von ${amount(needed, asset)}`,
  recurrence_ended: ({ allowed }, { count }) =>
    allowed === 1
      ? 'nur das erste Mal wird belohnt'
      : `nur die ersten ${count(allowed)} Male werden belohnt`,
  window_not_begun: ({ begins_at }, { day }) => `die Frist dafür beginnt am ${day(begins_at)}`,
  asset: ({ needed, was }) =>
    was === null ? `ein Betrag in ${needed}` : `ein Betrag in ${needed}; dieser war in ${was}`,
  amount_needed: ({ asset }) => `ein Betrag in ${asset}; es gab keinen`,
  conversion_type: ({ needed, was }) => `für ${typeOf(needed)}; dies war: ${typeOf(was)}`,
  new_customer: ({ customer_since }, { day }, about) => {
    const needed = `${needing('friend.is_new', about)} hier neu sein`
    return customer_since ? `${needed}; Kunde seit ${day(customer_since)}` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) =>
    `eine Einladung vorher; diese kam am ${day(claimed_at)}`,
  evidence: ({ accepted, was }) =>
    `Nachweis durch ${orList(accepted.map(evidenceText))}; dies war: ${evidenceText(was)}`,
  unrefunded: (_finding, _format, { conversionType }) =>
    `${nounOf(conversionType)} ohne Erstattung`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `${amount(owed, asset)} davon waren schon ausgegeben; was als Nächstes kommt, gleicht das aus`,
  period_lasts: ({ ends_at }, { day }) => `entschieden wird am ${day(ends_at)}`,
  mean_balance: ({ mean, asset, days: length, rate_basis_points }, { amount, count }) =>
    `${count(rate_basis_points / 100)} % des Durchschnitts über ${form(days, length, count)}: ${amount(mean, asset)}`,
}

const days: Forms = { one: '# Tag', other: '# Tage' }
const friends: Forms = { one: 'ein Freund', other: '# Freunde' }

function form(forms: Forms, number: number, count: (count: number) => string): string {
  return inForm(forms, number, count(number), 'de-DE')
}

const periods: Readonly<Record<string, string>> = {
  day: 'am Tag',
  week: 'in der Woche',
  month: 'im Monat',
  year: 'im Jahr',
  lifetime: 'insgesamt',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string'
    ? (periods[period] ?? period)
    : `in ${period.rolling_days} Tagen`
}

const thatPeriod: Readonly<Record<string, string>> = {
  day: ' an jenem Tag',
  week: ' in jener Woche',
  month: ' in jenem Monat',
  year: ' in jenem Jahr',
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return (period && thatPeriod[period]) ?? ''
}

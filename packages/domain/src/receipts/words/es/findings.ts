import { type Forms, inForm } from '../in-form.ts'
import type { ReceiptWords } from '../receipt-words.ts'
import { factText, needing } from './fact-text.ts'
import { evidenceText, nounOf, orList, typeOf } from './nouns.ts'

/** What would have had to be otherwise, in Spanish. */
export const findings: ReceiptWords['findings'] = {
  at_least: factText,
  at_most: factText,
  between: factText,
  one_of: factText,
  none_of: factText,
  present: factText,
  absent: factText,
  condition: ({ source }) => `${source} no se cumple`,
  another_condition: () => 'no se cumplió otra condición del programa',
  window_ended: ({ days_late, ended_at, window }, { count, day }) => {
    const time = window === 'click' ? 'el plazo después del clic' : 'el plazo'
    if (days_late === 0) return `${time} acabó poco antes, el ${day(ended_at)}`
    return `${time} acabó ${form(days, days_late, count)} antes, el ${day(ended_at)}`
  },
  limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
    const most = asset === null ? format.count(allowed) : format.amount(allowed, asset)
    const limit = `se ha llegado al límite de ${most} ${periodText(period)}`
    if (counts_again_at === null) return limit
    return `${limit}; vuelve a contar el ${format.day(counts_again_at, time_zone)}`
  },
  above_limit: ({ allowed, asset, period, was }, { amount }) =>
    `el límite es de ${amount(allowed, asset)} ${periodText(period)}; aquí serían ${amount(was, asset)}`,
  budget_left: ({ allowed, used, was, asset }, { amount }) =>
    `harían falta ${amount(was, asset)} en el presupuesto: quedaban ${amount(Math.max(0, allowed - used), asset)} de ${amount(allowed, asset)}`,
  customer_cost: ({ allowed, used, was, asset }, { amount }) =>
    `harían falta ${amount(was, asset)} en lo que puede costar un cliente: ${amount(used, asset)} de ${amount(allowed, asset)} estaban prometidos`,
  opens_at: ({ at }, { day }) => `desde el ${day(at)}`,
  needs_more_friends: ({ done, goal, period }, { count }) =>
    `${form(friends, goal - done, count)}${inPeriod(period)}: ${count(done)} de ${count(goal)} hasta ahora`,
  needs_more_spending: ({ done, goal, asset, period }, { amount }, { reader }) => {
    const whose = reader === 'merchant' ? 'de los amigos' : 'de tus amigos'
    const orders = `en pedidos ${whose}${inPeriod(period)}`
    return done === undefined
      ? `${amount(goal, asset)} o más ${orders}`
      : `${amount(goal - done, asset)} más ${orders}: ${amount(done, asset)} de ${amount(goal, asset)} hasta ahora`
  },
  out_of_stock: ({ allowed }, { count }) =>
    allowed === 1 ? 'el único que había está entregado' : `los ${count(allowed)} están entregados`,
  total_at_least: ({ needed, asset, done }, { amount }) =>
    done === undefined
      ? `${amount(needed, asset)} o más en total`
      : `${amount(needed - done, asset)} más: ${amount(done, asset)} de ${amount(needed, asset)} hasta ahora`,
  recurrence_ended: ({ allowed }, { count }) =>
    allowed === 1
      ? 'solo la primera vez tiene recompensa'
      : `solo las primeras ${count(allowed)} veces tienen recompensa`,
  window_not_begun: ({ begins_at }, { day }) => `el plazo empieza el ${day(begins_at)}`,
  asset: ({ needed, was }) =>
    was === null ? `un importe en ${needed}` : `un importe en ${needed}; este era en ${was}`,
  amount_needed: ({ asset }) => `un importe en ${asset}; no había ninguno`,
  conversion_type: ({ needed, was }) => `por ${typeOf(needed)}; esto era ${typeOf(was)}`,
  new_customer: ({ customer_since }, { day }, about) => {
    const needed = `${needing('friend.is_new', about)} cliente por primera vez`
    return customer_since ? `${needed}; ya lo era desde el ${day(customer_since)}` : needed
  },
  claim_before_conversion: ({ claimed_at }, { day }) =>
    `una invitación anterior; esta llegó el ${day(claimed_at)}`,
  evidence: ({ accepted, was }) =>
    `prueba por ${orList(accepted.map(evidenceText))}; esta era por ${evidenceText(was)}`,
  unrefunded: (_finding, _format, { conversionType }) => `${nounOf(conversionType)} sin reembolso`,
  owed: ({ amount: owed, asset }, { amount }) =>
    `${amount(owed, asset)} ya estaban gastados; lo próximo que llegue los compensa`,
  period_lasts: ({ ends_at }, { day }) => `se decide el ${day(ends_at)}`,
  mean_balance: ({ mean, asset, days: length, rate_basis_points }, { amount, count }) =>
    `el ${count(rate_basis_points / 100)} % de una media de ${amount(mean, asset)} en ${form(days, length, count)}`,
}

const days: Forms = { one: '# día', other: '# días' }
const friends: Forms = { one: 'falta un amigo', other: 'faltan # amigos' }

function form(forms: Forms, number: number, count: (count: number) => string): string {
  return inForm(forms, number, count(number), 'es-ES')
}

const periods: Readonly<Record<string, string>> = {
  day: 'al día',
  week: 'a la semana',
  month: 'al mes',
  year: 'al año',
  lifetime: 'en total',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `en ${period.rolling_days} días`
}

const thatPeriod: Readonly<Record<string, string>> = {
  day: ' ese día',
  week: ' esa semana',
  month: ' ese mes',
  year: ' ese año',
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return (period && thatPeriod[period]) ?? ''
}

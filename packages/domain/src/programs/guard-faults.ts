import { isTimeZone } from '../dates.ts'
import { isOfBalance } from '../periods/balance-rate.ts'
import { assetFaults } from './asset-faults.ts'
import { isCurrency } from './compile-program.ts'
import type { Give, ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { prizesOf } from './prizes-of.ts'

/** What is wrong with budget, quota and guard in their program. */
export function guardFaults(document: ProgramDocument): DocumentFault[] {
  return [...budgetFaults(document), ...quotaFaults(document), ...costFaults(document)]
}

/** A promise is held back for in full when it is made, so it must be known how much it may come to. */
function budgetFaults(document: ProgramDocument): DocumentFault[] {
  const { budget, rules } = document
  if (!budget) return []
  const faults = assetFaults(budget.asset, '/budget/asset')
  if (faults.length > 0) return faults
  const gives = rules.flatMap(({ give }, rule) =>
    give.flatMap((one, at) => {
      const pointer = `/rules/${rule}/give/${at}`
      const own = {
        value: one.value,
        pointer: `${pointer}/value`,
        isChoice: one.choice !== undefined,
      }
      const { instead } = one
      const other = instead && { value: instead.value, pointer: `${pointer}/instead/value` }
      return other ? [own, { ...other, isChoice: false }] : [own]
    }),
  )
  const own = gives.filter(({ value }) => value.asset === budget.asset)
  const choice = own.find(({ isChoice }) => isChoice)
  if (choice) {
    const message =
      'What is chosen later cannot be held back for: with a budget give it without a choice.'
    return [fault(choice.pointer, message)]
  }
  const isOfPrizes = prizesOf(document).some(({ give }) =>
    give.some(({ value }) => value.asset === budget.asset),
  )
  if (own.length === 0 && !isOfPrizes) {
    return [fault('/budget/asset', 'No rule gives anything in this asset.', gives[0]?.value.asset)]
  }
  const message =
    'With a budget a share needs a `cap`: the most that one reward may come to, in minor units.'
  return own
    .filter(({ value }) => isOpen(value))
    .map(({ pointer }) => fault(pointer, message, 'cap'))
}

/** Whether a value has no bound of its own. */
function isOpen(value: Give['value']): boolean {
  if ('bands' in value) {
    return value.cap === undefined && value.bands.some((band) => 'share_basis_points' in band)
  }
  return ('share_basis_points' in value || isOfBalance(value)) && value.cap === undefined
}

function quotaFaults({ quota }: ProgramDocument): DocumentFault[] {
  if (!quota || isTimeZone(quota.time_zone)) return []
  const message = 'There is no such time zone; give one such as "Asia/Shanghai".'
  return [fault('/quota/time_zone', message)]
}

function costFaults(document: ProgramDocument): DocumentFault[] {
  const { guard, rules } = document
  if (!guard) return []
  const { asset } = guard.customer_value
  const pointer = '/guard/customer_value/asset'
  const faults = assetFaults(asset, pointer)
  if (faults.length > 0) return faults
  if (!isCurrency(asset)) return [fault(pointer, 'A customer’s value is in a currency.')]
  const isGiven = [...rules, ...prizesOf(document)].some(({ give }) =>
    give.some(({ value }) => value.asset === asset),
  )
  if (isGiven) return []
  return [fault(pointer, 'No rule gives anything in this currency, so there is nothing to guard.')]
}

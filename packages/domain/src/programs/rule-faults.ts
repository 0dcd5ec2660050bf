import { assetFaults } from './asset-faults.ts'
import { currencyOf, isCurrency } from './compile-program.ts'
import { conditionFaults, speaksOfAmounts } from './condition-faults.ts'
import { type EventRule, type Give, isEventRule, type Rule } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/** What is wrong in a rule whose parts are each right by themselves. */
export function ruleFaults(rule: Rule, pointer: string): DocumentFault[] {
  const when = isEventRule(rule) ? rule.when : undefined
  return [
    ...(isEventRule(rule) ? eventRuleFaults(rule, pointer) : []),
    ...rule.give.flatMap((give, at) => giveFaults(give, when, `${pointer}/give/${at}`)),
  ]
}

/** Amounts are compared and shared within one currency, so a rule that does so must have exactly one. */
function eventRuleFaults(rule: EventRule, pointer: string): DocumentFault[] {
  const faults = [
    ...conditionFaults(rule.if, `${pointer}/if`),
    ...assetFaults(rule.asset, `${pointer}/asset`),
  ]
  const asset = rule.asset ?? currencyOf(rule.give)
  const share = rule.give.find(isShare)
  if (asset === undefined) {
    if (!share && !speaksOfAmounts(rule.if)) return faults
    const message = share
      ? 'A share is taken of an amount: say in which currency, such as "asset": "CNY".'
      : 'The condition speaks of amounts: say in which currency, such as "asset": "CNY".'
    return [...faults, fault(`${pointer}/asset`, message, currencyIn(share?.value.asset))]
  }

  const message = 'A share is in the currency of the conversion, and this rule is about another.'
  return [
    ...faults,
    ...rule.give.flatMap((give, at) =>
      isShare(give) && give.value.asset !== asset
        ? [fault(`${pointer}/give/${at}/value/asset`, message, currencyIn(asset))]
        : [],
    ),
  ]
}

/** `when` is undefined in a milestone rule. */
function giveFaults(give: Give, when: string | undefined, pointer: string): DocumentFault[] {
  const faults = giveAssetFaults(give, `${pointer}/value/asset`)
  if (when === undefined && isShare(give)) {
    const message = 'A milestone has no conversion to take a share of: give an amount or steps.'
    faults.push(fault(`${pointer}/value`, message))
  }
  if (when === undefined && give.to !== 'advocate') {
    const message = "A milestone counts the advocate's friends: what it gives goes to the advocate."
    faults.push(fault(`${pointer}/to`, message, 'advocate'))
  }
  if (when === 'claimed' && give.to !== 'friend') {
    const message =
      'What is promised on a claim goes to the friend; reward the advocate on a conversion.'
    faults.push(fault(`${pointer}/to`, message, 'friend'))
  }
  if (when === 'claimed' && give.hold_days > 0) {
    const message =
      "The friend's offer is used at the checkout, so it cannot be held: leave it out."
    faults.push(fault(`${pointer}/hold_days`, message))
  }
  if (give.valid_days !== undefined && give.kind === 'cash') {
    faults.push(fault(`${pointer}/valid_days`, 'Cash does not run out: leave it out.'))
  }
  return faults
}

/** Whether what is given can be counted in what it is said to be counted in. */
function giveAssetFaults({ kind, value }: Give, pointer: string): DocumentFault[] {
  const faults = assetFaults(value.asset, pointer)
  if (faults.length > 0) return faults
  if (kind === 'cash' && !isCurrency(value.asset)) {
    return [fault(pointer, 'Cash is in a currency, such as "CNY".')]
  }
  if (kind === 'points' && isCurrency(value.asset)) {
    return [fault(pointer, 'Points are in a unit of your own, such as "points".')]
  }
  if (kind === 'perk' && isCurrency(value.asset)) {
    const message = 'A perk is named in small letters, such as "free_parking", with an amount of 1.'
    return [fault(pointer, message)]
  }
  return []
}

// A unit's name is the merchant's own word, and what they wrote is not repeated to whoever reads the fault.
function currencyIn(asset: string | undefined): string | undefined {
  return asset !== undefined && isCurrency(asset) ? asset : undefined
}

function isShare(give: Give): boolean {
  return 'share_basis_points' in give.value
}

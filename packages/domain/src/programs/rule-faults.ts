import { assetFaults } from './asset-faults.ts'
import { choiceFaults } from './choice-faults.ts'
import { assetOf, isCurrency, MILESTONE_SUBJECTS } from './compile-program.ts'
import { conditionFaults, speaksOfAmounts } from './condition-faults.ts'
import {
  type EventRule,
  type Give,
  isEventRule,
  type ProgramDocument,
  type Rule,
} from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { giveFaults, isOfAmount } from './give-faults.ts'
import { type Asked, segmentFaults } from './segment-faults.ts'

/** What is wrong in a rule whose parts are each right by themselves. */
export function ruleFaults(
  document: ProgramDocument,
  rule: Rule,
  pointer: string,
): DocumentFault[] {
  const when = isEventRule(rule) ? rule.when : undefined
  return [
    ...(isEventRule(rule) ? eventRuleFaults(rule, pointer) : []),
    ...segmentFaults(document, rule, pointer, isEventRule(rule) ? undefined : ofMilestone),
    ...rule.give.flatMap((give, at) => giveFaults(document, give, when, `${pointer}/give/${at}`)),
    ...stockFaults(rule, pointer),
    ...choiceFaults(rule, pointer),
  ]
}

const ofMilestone: Asked = {
  subjects: MILESTONE_SUBJECTS,
  message:
    'Many friends make up a milestone: name a segment that asks of the advocate or the program alone.',
}

/** Amounts are compared and shared within one currency, so a rule that does so must have exactly one. */
function eventRuleFaults(rule: EventRule, pointer: string): DocumentFault[] {
  const faults = [
    ...conditionFaults(rule.if, `${pointer}/if`),
    ...assetFaults(rule.asset, `${pointer}/asset`),
  ]
  const asset = assetOf(rule)
  const values = rule.give.flatMap((give, at) => valuesOf(give, `${pointer}/give/${at}`))
  const share = values.find(({ value }) => isOfAmount(value))
  const isAmountAsked =
    speaksOfAmounts(rule.if) || rule.give.some(({ instead }) => speaksOfAmounts(instead?.if))
  if (asset === undefined) {
    if (!share && !isAmountAsked) return faults
    const message = share
      ? 'A share is taken of an amount: say in which currency, such as "asset": "CNY".'
      : 'The condition speaks of amounts: say in which currency, such as "asset": "CNY".'
    return [...faults, fault(`${pointer}/asset`, message, currencyIn(share?.value.asset))]
  }

  const message = 'A share is in the currency of the conversion, and this rule is about another.'
  return [
    ...faults,
    ...values.flatMap(({ value, place }) =>
      isShared(value) && value.asset !== asset
        ? [fault(`${place}/value/asset`, message, currencyIn(asset))]
        : [],
    ),
  ]
}

/** What a gift may come to: its own value, and that of what is given instead. */
function valuesOf(
  { value, instead }: Give,
  place: string,
): { readonly value: Give['value']; readonly place: string }[] {
  const own = { value, place }
  return instead ? [own, { value: instead.value, place: `${place}/instead` }] : [own]
}

function isShared(value: Give['value']): boolean {
  if ('bands' in value) return value.bands.some((band) => 'share_basis_points' in band)
  return 'share_basis_points' in value
}

/** Stock is counted by what it is of, so that it goes on from version to version. */
function* stockFaults(rule: Rule, pointer: string): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, { kind, value, stock }] of rule.give.entries()) {
    if (stock === undefined) continue
    const what = `${kind}/${value.asset}`
    if (seen.has(what)) {
      const message =
        'The rule has stock of another gift of this kind and unit: name one otherwise.'
      yield fault(`${pointer}/give/${at}/stock`, message)
    }
    seen.add(what)
  }
}

// A unit's name is the merchant's own word, and what they wrote is not repeated to whoever reads the fault.
function currencyIn(asset: string | undefined): string | undefined {
  return asset !== undefined && isCurrency(asset) ? asset : undefined
}

import { isOfBalance } from '../periods/balance-rate.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import { assetFaults } from './asset-faults.ts'
import { isCurrency } from './compile-program.ts'
import { conditionFaults } from './condition-faults.ts'
import type { Give, ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { nearestFault } from './nearest-fault.ts'
import { timeZoneFaults } from './time-zone-faults.ts'

/** What is wrong in one gift of a rule. `when` is undefined in a milestone rule. */
export function giveFaults(
  document: ProgramDocument,
  give: Give,
  when: string | undefined,
  pointer: string,
): DocumentFault[] {
  const { instead } = give
  return [
    ...thingFaults(document, give, when, pointer),
    ...recipientFaults(document, give, when, pointer),
    ...timeFaults(give, when, pointer),
    ...balanceFaults(give, when, pointer),
    ...(instead
      ? [
          ...conditionFaults(instead.if, `${pointer}/instead/if`),
          ...thingFaults(document, instead, when, `${pointer}/instead`),
          ...insteadFaults(give, `${pointer}/instead/kind`),
        ]
      : []),
    ...(give.stock !== undefined && give.instalments
      ? [
          fault(
            `${pointer}/stock`,
            'What comes in instalments has no stock: leave one of them out.',
          ),
        ]
      : []),
  ]
}

type Thing = Pick<
  Give,
  'kind' | 'value' | 'valid_days' | 'valid_months' | 'beneficiary' | 'address'
>

function thingFaults(
  document: ProgramDocument,
  thing: Thing,
  when: string | undefined,
  pointer: string,
): DocumentFault[] {
  const faults = assetFaultsOf(thing, `${pointer}/value/asset`)
  if (when === undefined && isOfAmount(thing.value)) {
    const message = 'A milestone has no conversion to take a share of: give an amount or steps.'
    faults.push(fault(`${pointer}/value`, message))
  }
  for (const word of ['valid_days', 'valid_months'] as const) {
    if (thing[word] !== undefined && !rewardKinds[thing.kind].runsOut) {
      faults.push(fault(`${pointer}/${word}`, 'This does not run out: leave it out.'))
    }
  }
  if (thing.valid_days !== undefined && thing.valid_months !== undefined) {
    const message = 'Say how long in days or in months, not both.'
    faults.push(fault(`${pointer}/valid_months`, message))
  }
  if (thing.address !== undefined && thing.kind !== 'gift') {
    faults.push(fault(`${pointer}/address`, 'Only a gift is sent to an address: leave it out.'))
  }
  return [...faults, ...beneficiaryFaults(document, thing, `${pointer}/beneficiary`)]
}

/** Whether what is given can be counted in what it is said to be counted in. */
function assetFaultsOf({ kind, value }: Thing, pointer: string): DocumentFault[] {
  const faults = assetFaults(value.asset, pointer)
  if (faults.length > 0) return faults
  const { countedIn } = rewardKinds[kind]
  const isCounted = !countedIn || (countedIn.asset === 'currency') === isCurrency(value.asset)
  return isCounted ? [] : [fault(pointer, countedIn.fault)]
}

function beneficiaryFaults(
  { beneficiaries = {} }: ProgramDocument,
  { kind, beneficiary }: Thing,
  pointer: string,
): DocumentFault[] {
  if (rewardKinds[kind].issuedTo !== 'beneficiary') {
    if (beneficiary === undefined) return []
    return [fault(pointer, 'Only a donation goes to a beneficiary: leave it out.')]
  }
  const names = Object.keys(beneficiaries)
  if (beneficiary === undefined) {
    return [
      fault(pointer, 'Say whom the donation goes to: a name out of `beneficiaries`.', names[0]),
    ]
  }
  return nearestFault(beneficiary, names, pointer, 'There is no beneficiary with this name.')
}

function recipientFaults(
  { upline }: ProgramDocument,
  give: Give,
  when: string | undefined,
  pointer: string,
): DocumentFault[] {
  const at = `${pointer}/to`
  if (give.to === 'upline_2' || give.to === 'upline_3') {
    return uplineFaults(upline?.levels ?? 1, give, when, pointer)
  }
  if (when === undefined && give.to !== 'advocate') {
    const message = "A milestone counts the advocate's friends: what it gives goes to the advocate."
    return [fault(at, message, 'advocate')]
  }
  if (when === 'claimed' && give.to !== 'friend') {
    const message =
      'What is promised on a claim goes to the friend; reward the advocate on a conversion.'
    return [fault(at, message, 'friend')]
  }
  return []
}

/** Levels share in what is sold, never in who was brought: that would be a pyramid. */
function uplineFaults(
  levels: number,
  give: Give,
  when: string | undefined,
  pointer: string,
): DocumentFault[] {
  const level = give.to === 'upline_2' ? 2 : 3
  if (when === undefined || when === 'claimed') {
    const message = 'The upline shares in what a friend buys: give it on a conversion.'
    return [fault(`${pointer}/to`, message, when === undefined ? 'advocate' : 'friend')]
  }
  const faults: DocumentFault[] = []
  if (levels < level) {
    const message =
      `Say at the top that there are so many levels: "upline": { "levels": ${level} }.` as const
    faults.push(fault(`${pointer}/to`, message))
  }
  if (!('share_basis_points' in give.value)) {
    const message = 'The upline gets a share of what was bought, such as 200 basis points.'
    faults.push(fault(`${pointer}/value`, message))
  }
  if (give.instead && !('share_basis_points' in give.instead.value)) {
    const message = 'The upline gets a share of what was bought, such as 200 basis points.'
    faults.push(fault(`${pointer}/instead/value`, message))
  }
  return faults
}

function timeFaults(give: Give, when: string | undefined, pointer: string): DocumentFault[] {
  if (when === 'claimed' && (give.hold_days > 0 || give.instalments)) {
    const message =
      "The friend's offer is used at the checkout, so it cannot be held: leave it out."
    return [fault(`${pointer}/${give.instalments ? 'instalments' : 'hold_days'}`, message)]
  }
  if (give.instalments && give.hold_days > 0) {
    const message = 'Each instalment has a hold of its own: leave this one out.'
    return [fault(`${pointer}/hold_days`, message)]
  }
  return []
}

// What stands is told from its kind, so that it is reckoned anew as what it was given as.
function insteadFaults({ kind, instead }: Give, pointer: string): DocumentFault[] {
  if (instead?.kind !== kind) return []
  return [fault(pointer, 'What is given instead is of another kind; else write a rule of its own.')]
}

/** What is earned over a period begins with one conversion, and is one thing. */
function* balanceFaults(
  { value, to, choice, instead }: Give,
  when: string | undefined,
  pointer: string,
): Iterable<DocumentFault> {
  if (instead && isOfBalance(instead.value)) {
    const message = 'What is given instead is given at once: give an amount or a share.'
    yield fault(`${pointer}/instead/value`, message)
  }
  if (!isOfBalance(value)) return
  const place = `${pointer}/value`
  if (when === undefined || when === 'claimed') {
    yield fault(place, 'The period of a balance begins with a conversion: give it on one.')
  }
  if (to !== 'advocate' && to !== 'friend') {
    yield fault(`${pointer}/to`, 'What is earned on a balance goes to the advocate or the friend.')
  }
  if (choice !== undefined) {
    yield fault(`${pointer}/choice`, 'There is nothing to choose before the period is over.')
  }
  if (instead) {
    yield fault(`${pointer}/instead`, 'What is earned on a balance is not replaced: leave it out.')
  }
  if ('months' in value.over) yield* timeZoneFaults(value.over.time_zone, `${place}/over/time_zone`)
}

/** Whether a value is reckoned from what the conversion comes to. */
export function isOfAmount(value: Give['value']): boolean {
  return 'share_basis_points' in value || 'bands' in value
}

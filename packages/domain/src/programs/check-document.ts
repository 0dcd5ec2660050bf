import * as v from 'valibot'
import { compileCondition } from '../conditions/compile-condition.ts'
import { nearestName } from '../conditions/nearest-name.ts'
import { isTimeZone } from '../dates.ts'
import { currencyOf, meterOf } from './compile-program.ts'
import { type EventRule, type Give, isEventRule, type Limit, ProgramDocument } from './document.ts'
import { schemaFaults } from './schema-faults.ts'

/** What is wrong in a document: where (a JSON pointer), what to do, and where in a condition (offsets). */
export type DocumentFault = {
  readonly pointer: string
  readonly message: string
  readonly suggestion?: string
  readonly from?: number
  readonly to?: number
}

export type CheckedDocument =
  | { readonly kind: 'ok'; readonly document: ProgramDocument }
  | { readonly kind: 'faults'; readonly faults: readonly DocumentFault[] }

/**
 * Whether a document may be published: first each part by itself, then the whole. The document that
 * comes back has every default written out, so that it keeps its meaning when defaults change.
 */
export function checkDocument(input: unknown): CheckedDocument {
  const parsed = v.safeParse(ProgramDocument, input)
  if (!parsed.success) return { kind: 'faults', faults: schemaFaults(ProgramDocument, input) }

  const document = parsed.output
  const faults = [
    ...repeatedRuleIds(document),
    ...document.rules.flatMap((rule, at) => [
      ...(isEventRule(rule) ? eventRuleFaults(rule, `/rules/${at}`) : []),
      ...rule.give.flatMap((give, index) =>
        giveFaults(give, isEventRule(rule) ? rule.when : undefined, `/rules/${at}/give/${index}`),
      ),
    ]),
    ...goalFaults(document),
    ...document.limits.flatMap((limit, at) => limitFaults(document, limit, `/limits/${at}`)),
    ...repeatedLimits(document),
    ...languageFaults(document),
  ]
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'ok', document }
}

function* repeatedRuleIds({ rules }: ProgramDocument): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, { id }] of rules.entries()) {
    if (seen.has(id)) {
      yield { pointer: `/rules/${at}/id`, message: 'Another rule has this id; each needs its own.' }
    }
    seen.add(id)
  }
}

/** Amounts are compared within one currency, so a rule that speaks of them must have exactly one. */
function eventRuleFaults(rule: EventRule, pointer: string): DocumentFault[] {
  const faults = conditionFaults(rule.if, `${pointer}/if`)
  const asset = rule.asset ?? currencyOf(rule.give)
  const shares = rule.give.map((give) => 'share_basis_points' in give.value)
  if (speaksOfAmounts(rule.if) && asset === undefined) {
    faults.push({
      pointer: `${pointer}/asset`,
      message: 'The condition speaks of amounts: say in which currency, such as "asset": "CNY".',
    })
  }
  const shared = asset ?? rule.give[shares.indexOf(true)]?.value.asset
  for (const [index, give] of rule.give.entries()) {
    if (!shares[index] || give.value.asset === shared) continue
    faults.push({
      pointer: `${pointer}/give/${index}/value/asset`,
      message: `A share is in the asset of the conversion, and this rule is about ${shared}.`,
      suggestion: shared!,
    })
  }
  return faults
}

function giveFaults(give: Give, when: string | undefined, pointer: string): DocumentFault[] {
  const faults: DocumentFault[] = []
  if (when === undefined && 'share_basis_points' in give.value) {
    const message = 'A milestone has no conversion to take a share of: give an amount or steps.'
    faults.push({ pointer: `${pointer}/value`, message })
  }
  if (when === 'claimed' && give.to !== 'friend') {
    const message =
      'What is promised on a claim goes to the friend; reward the advocate on a conversion.'
    faults.push({ pointer: `${pointer}/to`, message, suggestion: 'friend' })
  }
  if (when === 'claimed' && give.hold_days > 0) {
    const message =
      "The friend's offer is used at the checkout, so it cannot be held: leave it out."
    faults.push({ pointer: `${pointer}/hold_days`, message })
  }
  if (give.valid_days !== undefined && give.kind !== 'coupon' && give.kind !== 'perk') {
    const message = 'Only a coupon or a perk runs out: leave it out.'
    faults.push({ pointer: `${pointer}/valid_days`, message })
  }
  if (give.kind === 'perk' && give.label === undefined) {
    const message = 'Name the perk for people, such as "label": { "en": "Free parking" }.'
    faults.push({ pointer: `${pointer}/label`, message })
  }
  return faults
}

function goalFaults({ goal, rules }: ProgramDocument): DocumentFault[] {
  if (goal) {
    const faults = conditionFaults(goal.if, '/goal/if')
    if (goal.when === 'claimed') {
      const message = 'A claim is not yet anything done: name a conversion type such as "signup".'
      faults.push({ pointer: '/goal/when', message })
    }
    if (speaksOfAmounts(goal.if) && goal.asset === undefined) {
      const message =
        'The condition speaks of amounts: say in which currency, such as "asset": "CNY".'
      faults.push({ pointer: '/goal/asset', message })
    }
    return faults
  }

  const isCounted = rules.some((rule) => isEventRule(rule) && rule.when !== 'claimed')
  if (isCounted) return []
  const message =
    'No rule answers a conversion, so say what makes a referral count, such as { "when": "signup" }.'
  return [{ pointer: '/goal', message }]
}

function limitFaults(document: ProgramDocument, limit: Limit, pointer: string): DocumentFault[] {
  const faults: DocumentFault[] = []
  if (!isTimeZone(limit.time_zone)) {
    const message = 'There is no such time zone; give one such as "Asia/Shanghai".'
    faults.push({ pointer: `${pointer}/time_zone`, message })
  }
  const ids = document.rules.map(({ id }) => id)
  for (const [index, name] of (limit.rules ?? []).entries()) {
    if (ids.includes(name)) continue
    const suggestion = nearestName(name, ids)
    faults.push({
      pointer: `${pointer}/rules/${index}`,
      message: 'There is no rule with this id.',
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  }
  if (faults.length > 0) return faults

  const gives = document.rules
    .filter(({ id }) => limit.rules?.includes(id) ?? true)
    .flatMap(({ give }) => give)
    .filter(({ to }) => to === limit.per)
  if (gives.length === 0) {
    const message = `No rule that is limited gives anything to the ${limit.per}.`
    return [{ pointer: `${pointer}/per`, message }]
  }
  if (!('count' in limit) && gives.every(({ value }) => value.asset !== limit.asset)) {
    const message = `No rule that is limited gives the ${limit.per} anything in this asset.`
    return [{ pointer: `${pointer}/asset`, message }]
  }
  return []
}

/** Two limits on the same thing would be counted as one. */
function* repeatedLimits({ limits }: ProgramDocument): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, limit] of limits.entries()) {
    const meter = meterOf(limit)
    if (seen.has(meter)) {
      const message = 'Another limit counts the same in the same period; keep the lower one.'
      yield { pointer: `/limits/${at}`, message }
    }
    seen.add(meter)
  }
}

function* languageFaults(document: ProgramDocument): Iterable<DocumentFault> {
  const texts: [pointer: string, languages: object | undefined][] = [
    ['/name', document.name],
    ['/wording', document.wording],
    ['/terms', document.terms],
    ...document.rules.flatMap(({ give }, at) =>
      give.map(({ label }, index): [string, object | undefined] => [
        `/rules/${at}/give/${index}/label`,
        label,
      ]),
    ),
  ]
  for (const [pointer, languages] of texts) {
    for (const tag of Object.keys(languages ?? {})) {
      if (isLanguageTag(tag)) continue
      const message = 'This is not a language tag; use one such as "en", "zh" or "zh-Hant".'
      yield { pointer: `${pointer}/${tag}`, message }
    }
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function conditionFaults(source: string | undefined, pointer: string): DocumentFault[] {
  if (source === undefined) return []
  const compiled = compileCondition(source)
  return compiled.kind === 'ok' ? [] : [{ pointer, ...compiled.problem }]
}

function speaksOfAmounts(source: string | undefined): boolean {
  if (source === undefined) return false
  const compiled = compileCondition(source)
  if (compiled.kind === 'error') return false
  return compiled.condition.conjuncts
    .flatMap(({ reads }) => reads)
    .some(({ name }) => name === 'conversion.amount' || name === 'conversion.gross_amount')
}

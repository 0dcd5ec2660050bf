import * as v from 'valibot'
import { assetFaults } from './asset-faults.ts'
import { boostFaults, segmentsFaults } from './boost-faults.ts'
import { conditionFaults, conditionsFaults, speaksOfAmounts } from './condition-faults.ts'
import { countingFaults } from './counting-faults.ts'
import {
  type ProgramDocument as Document,
  isEventRule,
  type PrizeGive,
  ProgramDocument,
} from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { guardFaults } from './guard-faults.ts'
import { pointerKey } from './json-pointer.ts'
import { limitFaults, repeatedLimits } from './limit-faults.ts'
import { prizeFaults } from './prize-faults.ts'
import { ruleFaults } from './rule-faults.ts'
import { schemaFaults, unreadFaults } from './schema-faults.ts'
import { walletFaults } from './wallet-faults.ts'
import { wordingFaults } from './wording-faults.ts'

export type CheckedDocument =
  | { readonly kind: 'ok'; readonly document: Document }
  | { readonly kind: 'faults'; readonly faults: readonly DocumentFault[] }

const SIZE_MAX = 65_536
const DEPTH_MAX = 32
const FAULTS_MAX = 100

/**
 * Whether a document may be published: first each part by itself, then the whole. The document that
 * comes back has every default written out, so that it keeps its meaning when defaults change.
 */
export function checkDocument(input: unknown): CheckedDocument {
  const tooMuch = boundsFault(input)
  if (tooMuch) return { kind: 'faults', faults: [tooMuch] }

  const parsed = v.safeParse(ProgramDocument, input)
  const faults = parsed.success
    ? [...unreadFaults(input, parsed.output), ...wholeFaults(parsed.output)]
    : // A slip elsewhere does not hide what is wrong in a condition.
      [...schemaFaults(ProgramDocument, input), ...conditionsFaults(input)]
  if (parsed.success && faults.length === 0) return { kind: 'ok', document: parsed.output }
  return { kind: 'faults', faults: faults.slice(0, FAULTS_MAX) }
}

/** Looked at first and level by level, so that nothing after it has to fear depth or size. */
function boundsFault(input: unknown): DocumentFault | undefined {
  let size = 0
  let level = [input]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return fault('', 'This is nested too deeply to be a program.')
    const next: unknown[] = []
    for (const value of level) {
      size += sizeOf(value)
      if (size > SIZE_MAX) {
        return fault('', `A document has at most ${SIZE_MAX} characters as JSON.`)
      }
      if (typeof value === 'object' && value !== null) next.push(...Object.values(value))
    }
    level = next
  }
  return undefined
}

/** How much room a value takes in JSON, its parts left aside but for their keys. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return JSON.stringify(value).length + 1
  if (typeof value !== 'object' || value === null) return String(value).length + 1
  if (Array.isArray(value)) return 2
  return Object.keys(value).reduce((size, key) => size + JSON.stringify(key).length + 1, 2)
}

/** What only the whole can show. */
function wholeFaults(document: Document): DocumentFault[] {
  if (document.rules.length === 0 && !document.boards?.length) {
    return [fault('/rules', 'A program has one rule at least, or a board.')]
  }
  return [
    ...repeatedRuleIds(document),
    ...document.rules.flatMap((rule, at) => ruleFaults(document, rule, `/rules/${at}`)),
    ...segmentsFaults(document),
    ...boostFaults(document),
    ...countingFaults(document),
    ...goalFaults(document),
    ...document.limits.flatMap((limit, at) => limitFaults(document, limit, `/limits/${at}`)),
    ...repeatedLimits(document),
    ...guardFaults(document),
    ...languageFaults(document),
    ...wordingFaults(document),
    ...walletFaults(document),
    ...prizeFaults(document),
  ]
}

function* repeatedRuleIds({ rules }: Document): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, { id }] of rules.entries()) {
    if (seen.has(id))
      yield fault(`/rules/${at}/id`, 'Another rule has this id; each needs its own.')
    seen.add(id)
  }
}

/** Without a referral that counts there is no milestone to reach, and nothing for the advocate. */
function goalFaults({ goal, rules }: Document): DocumentFault[] {
  if (goal) {
    const faults = [
      ...conditionFaults(goal.if, '/goal/if'),
      ...assetFaults(goal.asset, '/goal/asset'),
    ]
    if (goal.when === 'claimed') {
      const message = 'A claim is not yet anything done: name a conversion type such as "signup".'
      faults.push(fault('/goal/when', message))
    }
    if (speaksOfAmounts(goal.if) && goal.asset === undefined) {
      const message =
        'The condition speaks of amounts: say in which currency, such as "asset": "CNY".'
      faults.push(fault('/goal/asset', message))
    }
    return faults
  }

  const isCounted = rules.some((rule) => isEventRule(rule) && rule.when !== 'claimed')
  if (isCounted) return []
  const message =
    'No rule answers a conversion, so say what makes a referral count, such as { "when": "signup" }.'
  return [fault('/goal', message)]
}

function* languageFaults(document: Document): Iterable<DocumentFault> {
  const texts: [pointer: string, languages: object | undefined][] = [
    ['/name', document.name],
    ['/wording', document.wording],
    ['/terms', document.terms],
    ...(document.faq ?? []).flatMap(({ question, answer }, at): [string, object][] => [
      [`/faq/${at}/question`, question],
      [`/faq/${at}/answer`, answer],
    ]),
    ['/lead/alternative', document.lead?.alternative],
    ...document.rules.flatMap(({ give }, at) =>
      give.flatMap(({ label, instead }, index): [string, object | undefined][] => [
        [`/rules/${at}/give/${index}/label`, label],
        [`/rules/${at}/give/${index}/instead/label`, instead?.label],
      ]),
    ),
    ...(document.boards ?? []).flatMap(({ prizes = [] }, at) =>
      prizes.flatMap(({ give }, prize) => labelsOf(give, `/boards/${at}/prizes/${prize}/give`)),
    ),
    ...(document.draws ?? []).flatMap(({ give }, at) => labelsOf(give, `/draws/${at}/give`)),
    ...(document.tiers ?? []).map(({ name }, at): [string, object | undefined] => [
      `/tiers/${at}/name`,
      name,
    ]),
    ...Object.entries(document.beneficiaries ?? {}).map(
      ([id, { name }]): [string, object | undefined] => [`/beneficiaries/${id}/name`, name],
    ),
  ]
  for (const [pointer, languages] of texts) {
    for (const tag of Object.keys(languages ?? {})) {
      if (isLanguageTag(tag)) continue
      const message = 'This is not a language tag; use one such as "en", "zh" or "zh-Hant".'
      yield fault(`${pointer}/${pointerKey(tag)}`, message)
    }
  }
}

function labelsOf(
  gives: readonly PrizeGive[],
  pointer: string,
): [pointer: string, languages: object | undefined][] {
  return gives.map(({ label }, at) => [`${pointer}/${at}/label`, label])
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

import type { Speech } from '../words/speech.ts'
import type { Decision } from './receipt.tsx'

export type ReceiptRow = { readonly name: string; readonly texts: readonly string[] }

export type RuleRow = {
  readonly name: string
  readonly result: string
  readonly said: string
  readonly texts: readonly string[]
}

/**
 * A receipt in words. Receipts are kept for years and are never rewritten, so nothing is taken for
 * granted of their shape: what is not there is not told.
 */
export function readReceipt(
  { facts, result }: Pick<Decision, 'facts' | 'result'>,
  speech: Speech,
): { readonly top: readonly ReceiptRow[]; readonly rules: readonly RuleRow[] } {
  const stored = { facts: facts as StoredFacts, result: result as StoredResult }
  const top = [
    { name: speech.t.what, texts: whatTexts(stored.facts, speech) },
    { name: speech.t.attribution, texts: attributionTexts(stored.result, speech) },
    { name: speech.t.risk, texts: riskTexts(stored.result, speech) },
    { name: speech.t.course, texts: courseTexts(stored.result, speech) },
  ]
  return {
    top: top.filter(({ texts }) => texts.length > 0),
    rules: (stored.result.rules ?? []).map((rule) => ruleRow(rule, speech)),
  }
}

type StoredFacts = {
  readonly occasion?: string
  readonly conversion?: {
    readonly type?: string
    readonly number?: number
    readonly amount?: number | null
    readonly gross_amount?: number | null
    readonly asset?: string | null
  }
}

type StoredResult = {
  readonly attribution?: {
    readonly result?: string
    readonly claims?: readonly {
      readonly claim_id?: string
      readonly result?: string
      readonly reason?: string | null
    }[]
  }
  readonly risk?: {
    readonly result?: string
    readonly signals?: readonly { readonly signal: string }[]
  } | null
  readonly referral?: {
    readonly from?: string | null
    readonly to?: readonly string[]
    readonly reason?: string | null
  } | null
  readonly rules?: readonly StoredRule[]
}

type StoredRule = {
  readonly rule?: string
  readonly result?: string
  readonly reason?: string | null
  readonly failed?: readonly { readonly source?: string; readonly actual?: unknown }[]
  readonly gives?: readonly {
    readonly recipient?: string
    readonly result?: string
    readonly reason?: string | null
    readonly amount?: number | null
    readonly asset?: string
    readonly hold_until?: string | null
  }[]
}

function whatTexts({ occasion, conversion }: StoredFacts, speech: Speech): string[] {
  const { t } = speech
  const texts = occasion === undefined ? [] : [t.occasions[occasion] ?? occasion]
  const { amount, gross_amount, asset, number, type } = conversion ?? {}
  if (typeof amount === 'number' && asset) {
    const net = speech.amount(amount, asset)
    const isWhole = typeof gross_amount !== 'number' || gross_amount === amount
    texts.push(isWhole ? net : t.ofGross(net, speech.amount(gross_amount, asset)))
  }
  if (number !== undefined && type !== undefined && type !== 'claimed') {
    texts.push(t.numberIs(number, type))
  }
  return texts
}

function attributionTexts({ attribution }: StoredResult, speech: Speech): string[] {
  if (!attribution?.result) return []
  const { t } = speech
  const claims = (attribution.claims ?? []).map(({ claim_id = '', result, reason }) => {
    const said = result === 'won' ? t.claimWon : t.claimLost
    return [`${t.claim} …${claim_id.slice(-6)} ${said}`, speech.reason(reason)]
      .filter(Boolean)
      .join(', ')
  })
  return [t.attributionIs[attribution.result] ?? attribution.result, ...claims]
}

function riskTexts({ risk }: StoredResult, { t, reason }: Speech): string[] {
  if (!risk) return []
  if (risk.result === 'clear') return [t.riskClear]
  return [t.riskReview((risk.signals ?? []).map(({ signal }) => reason(signal)).join(', '))]
}

function courseTexts({ referral }: StoredResult, { t, reason }: Speech): string[] {
  if (!referral?.to || referral.to.length === 0) return []
  const named = t.states as Readonly<Record<string, string>>
  const way = [...(referral.from ? [referral.from] : []), ...referral.to]
    .map((state) => named[state] ?? state)
    .join(' → ')
  return [[way, reason(referral.reason)].filter(Boolean).join(', ')]
}

function ruleRow(
  { rule = '', result = '', reason = null, failed = [], gives = [] }: StoredRule,
  speech: Speech,
): RuleRow {
  const { t } = speech
  const said =
    result === 'passed' ? t.passed : result === 'not_concerned' ? t.notConcerned : t.failed
  const conditions = failed.map(({ source = '', actual }) =>
    actual === undefined ? t.neededOnly(source) : t.needed(source, String(actual)),
  )
  const results = gives.map((give) =>
    [
      typeof give.amount === 'number' && give.amount > 0
        ? speech.amount(give.amount, give.asset ?? '')
        : '',
      t.recipients[give.recipient ?? ''] ?? '',
      t.giveResults[give.result ?? ''] ?? '',
      give.result === 'granted' && give.hold_until ? t.heldUntil(speech.day(give.hold_until)) : '',
      speech.reason(give.reason),
    ]
      .filter(Boolean)
      .join(' · '),
  )
  const why = conditions.length > 0 || reason === null ? [] : [speech.reason(reason)]
  return { name: rule, result, said, texts: [...new Set([...why, ...conditions, ...results])] }
}

import type { Speech } from '../words/speech.ts'
import type { Decision, Explanation } from './explanation.ts'

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
  explanation?: OfRules,
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
    rules: (stored.result.rules ?? []).map((rule) =>
      ruleRow(
        rule,
        explanation?.rules.find((one) => one.rule === rule.rule),
        speech,
      ),
    ),
  }
}

type OfRules = Extract<Explanation, { readonly about: 'rules' }>
type ExplainedRule = OfRules['rules'][number]

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
  const { t, receipt } = speech
  const texts = occasion === undefined ? [] : [said(receipt.occasions, occasion)]
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
  const { t, receipt } = speech
  const named: Readonly<Record<string, { readonly merchant: string }>> = receipt.attribution
  const claims = (attribution.claims ?? []).map(({ claim_id = '', result, reason }) => {
    const said = result === 'won' ? t.claimWon : t.claimLost
    return [`${t.claim} …${claim_id.slice(-6)} ${said}`, speech.reason(reason)]
      .filter(Boolean)
      .join(', ')
  })
  return [named[attribution.result]?.merchant ?? attribution.result, ...claims]
}

function riskTexts({ risk }: StoredResult, { t, reason }: Speech): string[] {
  if (!risk) return []
  if (risk.result === 'clear') return [t.riskClear]
  return [t.riskReview((risk.signals ?? []).map(({ signal }) => reason(signal)).join(', '))]
}

function courseTexts({ referral }: StoredResult, { receipt, reason }: Speech): string[] {
  if (!referral?.to || referral.to.length === 0) return []
  const way = [...(referral.from ? [referral.from] : []), ...referral.to]
    .map((state) => said(receipt.referralStates, state))
    .join(' → ')
  return [[way, reason(referral.reason)].filter(Boolean).join(', ')]
}

function ruleRow(
  { rule = '', result = '', reason = null, failed = [], gives = [] }: StoredRule,
  explained: ExplainedRule | undefined,
  speech: Speech,
): RuleRow {
  const { t, receipt } = speech
  const results: Readonly<Record<string, { readonly merchant: string }>> = receipt.giveResults
  const nearest = explained?.nearest.map(({ text }) => text) ?? []
  const conditions = failed.map(({ source = '', actual }) =>
    actual === undefined ? t.neededOnly(source) : t.needed(source, String(actual)),
  )
  const gifts = gives.map((give, at) =>
    [
      typeof give.amount === 'number' && give.amount > 0
        ? speech.amount(give.amount, give.asset ?? '')
        : '',
      give.recipient === undefined ? '' : said(receipt.recipients, give.recipient),
      results[give.result ?? '']?.merchant ?? '',
      give.result === 'granted' && give.hold_until
        ? receipt.heldUntil(speech.day(give.hold_until))
        : '',
      speech.reason(give.reason),
      ...(explained?.gives[at]?.nearest ?? []).map(({ text }) => text),
    ]
      .filter(Boolean)
      .join(' · '),
  )
  // What would have had to be otherwise says more than the condition that was asked.
  const lacks = nearest.length > 0 ? nearest : conditions
  const why = conditions.length > 0 || reason === null ? [] : [speech.reason(reason)]
  return {
    name: rule,
    result,
    said: said(receipt.ruleResults, result),
    texts: [...new Set([...why, ...lacks, ...gifts])],
  }
}

/** A code in words; one that we have no words for stands as it is. */
function said(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

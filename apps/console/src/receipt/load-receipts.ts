import type { Client } from '@goodword/client/create-client'
import { namesOf } from '../names-of.ts'
import { concernedIn, type Person } from './concerned-in.ts'
import type { Decision, Explanation } from './explanation.ts'

export type LoadedReceipt = {
  readonly decision: Decision
  /** Undefined for a receipt that is older than we can explain: it still says what it holds. */
  readonly explanation: Explanation | undefined
  /** Whom it concerns, as far as that is told. */
  readonly people: readonly Person[]
}

/** Receipts with their words, and the names of those whom they concern. */
export async function loadReceipts(
  goodword: Client,
  of: { readonly page: 'receipt' | 'referral'; readonly id: string },
  locale: string,
  signal: AbortSignal,
): Promise<readonly LoadedReceipt[]> {
  const decisions = await loadDecisions(goodword, of, signal)
  const [explanations, referral] = await Promise.all([
    Promise.all(decisions.map(({ id }) => explain(goodword, id, locale, signal))),
    referralOf(goodword, decisions[0]?.referral_id ?? null, signal),
  ])
  const receipts = decisions.map((decision, at) => {
    const explanation = explanations[at]
    return { decision, explanation, people: concernedIn(explanation, referral) }
  })
  const ids = receipts.flatMap(({ people }) => people.map(({ id }) => id))
  const names = await namesOf(goodword, ids, signal)
  return receipts.map((receipt) => ({
    ...receipt,
    people: receipt.people.map((person) => ({ ...person, name: names.get(person.id) ?? null })),
  }))
}

async function loadDecisions(
  goodword: Client,
  { page, id }: { readonly page: 'receipt' | 'referral'; readonly id: string },
  signal: AbortSignal,
): Promise<readonly Decision[]> {
  if (page === 'receipt') {
    return [await goodword.getDecision({ params: { decision_id: id }, signal })]
  }
  const { data } = await goodword.listDecisions({ query: { referral_id: id, limit: '20' }, signal })
  return data
}

async function explain(
  goodword: Client,
  decision_id: string,
  locale: string,
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  try {
    const told = await goodword.explainDecision({
      params: { decision_id },
      query: { locale },
      signal,
    })
    return told.audience === 'merchant' ? told : undefined
  } catch {
    return undefined
  }
}

async function referralOf(goodword: Client, referral_id: string | null, signal: AbortSignal) {
  if (referral_id === null) return undefined
  return goodword.getReferral({ params: { referral_id }, signal }).catch(() => undefined)
}

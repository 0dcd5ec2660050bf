import type { Client } from '@goodword/client/create-client'
import type { PageProps } from '../console.tsx'
import { Failure } from '../failure.tsx'
import type { Route } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { Waiting } from '../waiting.tsx'
import { type Decision, type Explanation, Receipt } from './receipt.tsx'

type ReceiptRoute = Extract<Route, { page: 'receipt' | 'referral' }>

/** One receipt, or all of a referral. */
export function ReceiptPage({
  goodword,
  route,
  speech,
  onLeave,
}: PageProps & { readonly route: ReceiptRoute }) {
  const { t } = speech
  const title = route.page === 'receipt' ? t.receiptTitle : t.receiptsTitle
  useTitle(`${title} · Goodword`)
  const [loaded, reload] = useLoaded(`${route.id} ${speech.lang}`, (signal) =>
    loadReceipts(goodword, route, speech.lang, signal),
  )
  return (
    <main>
      <a class="back" href="#/">
        <span aria-hidden="true">←</span> {t.back}
      </a>
      <h1>{title}</h1>
      {loaded.kind === 'loading' && (
        <Waiting label={t.loading}>
          <div class="card tall" />
        </Waiting>
      )}
      {loaded.kind === 'failed' && (
        <Failure code={loaded.code} speech={speech} onRetry={reload} onLeave={onLeave} />
      )}
      {loaded.kind === 'ready' && loaded.value.length === 0 && <p class="empty">{t.noReceipts}</p>}
      {loaded.kind === 'ready' &&
        loaded.value.map(({ decision, explanation }) => (
          <Receipt
            key={decision.id}
            decision={decision}
            explanation={explanation}
            speech={speech}
          />
        ))}
    </main>
  )
}

type LoadedReceipt = { readonly decision: Decision; readonly explanation: Explanation | undefined }

async function loadReceipts(
  goodword: Client,
  route: ReceiptRoute,
  locale: string,
  signal: AbortSignal,
): Promise<readonly LoadedReceipt[]> {
  const decisions = await loadDecisions(goodword, route, signal)
  return Promise.all(
    decisions.map(async (decision) => ({
      decision,
      explanation: await loadExplanation(goodword, decision, locale, signal),
    })),
  )
}

/** A receipt is worth showing without its explanation, such as one that is older than we can explain. */
async function loadExplanation(
  goodword: Client,
  { id }: Decision,
  locale: string,
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  try {
    const params = { decision_id: id }
    const told = await goodword.explainDecision({ params, query: { locale }, signal })
    return told.audience === 'merchant' && told.about === 'rules' ? told : undefined
  } catch {
    return undefined
  }
}

async function loadDecisions(
  goodword: Client,
  route: ReceiptRoute,
  signal: AbortSignal,
): Promise<readonly Decision[]> {
  if (route.page === 'receipt') {
    return [await goodword.getDecision({ params: { decision_id: route.id }, signal })]
  }
  const { data } = await goodword.listDecisions({
    query: { referral_id: route.id, limit: '20' },
    signal,
  })
  return data
}

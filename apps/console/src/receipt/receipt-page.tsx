import type { PageProps } from '../console.tsx'
import { Failure } from '../failure.tsx'
import type { Route } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { Waiting } from '../waiting.tsx'
import { loadReceipts } from './load-receipts.ts'
import { Receipt } from './receipt.tsx'

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
        loaded.value.map((receipt) => (
          <Receipt
            key={receipt.decision.id}
            goodword={goodword}
            receipt={receipt}
            speech={speech}
          />
        ))}
    </main>
  )
}

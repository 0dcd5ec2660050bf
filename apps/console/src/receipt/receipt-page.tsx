import { InnerPage } from '../inner-page.tsx'
import type { PageProps } from '../page-props.ts'
import type { Route } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { loadReceipts } from './load-receipts.ts'
import { Receipt } from './receipt.tsx'

type Props = PageProps & {
  readonly route: Extract<Route, { page: 'receipt' | 'referral' }>
}

/** One receipt, or all of a referral. */
export function ReceiptPage({ goodword, route, speech, onLeave }: Props) {
  const { t } = speech
  const title = route.page === 'receipt' ? t.receiptTitle : t.receiptsTitle
  const [loaded, reload] = useLoaded(`${route.id} ${speech.lang}`, (signal) =>
    loadReceipts(goodword, route, speech.lang, signal),
  )
  const page = { title, loaded, onRetry: reload, speech, onLeave }
  return (
    <InnerPage {...page}>
      {(receipts) => (
        <>
          {receipts.length === 0 && <p class="empty">{t.noReceipts}</p>}
          {receipts.map((receipt) => (
            <Receipt
              key={receipt.decision.id}
              goodword={goodword}
              receipt={receipt}
              speech={speech}
            />
          ))}
        </>
      )}
    </InnerPage>
  )
}

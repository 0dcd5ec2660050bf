import { type Client, createClient } from '@goodword/client/create-client'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { Failure } from './failure.tsx'
import { loadOverview } from './overview/load-overview.ts'
import { Overview, OverviewSkeleton } from './overview/overview.tsx'
import { type Decision, type Explanation, Receipt } from './receipt/receipt.tsx'
import { useLoaded } from './use-loaded.ts'
import type { Speech } from './words/speech.ts'

type Props = {
  readonly secretKey: string
  readonly route: Route
  readonly speech: Speech
  readonly onLeave: () => void
}

/** Which page of the console an address leads to. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'receipt' | 'referral'; readonly id: string }

export function readRoute(hash: string): Route {
  const [, kind, id] = /^#\/(receipts|referrals)\/([a-z]{3}_[0-9a-z]{26})$/.exec(hash) ?? []
  if (id === undefined) return { page: 'overview' }
  return { page: kind === 'receipts' ? 'receipt' : 'referral', id }
}

/** The console of a workspace, once there is a key. */
export function Console({ secretKey, route, speech, onLeave }: Props) {
  const goodword = useMemo(
    () => createClient({ baseUrl: location.origin, key: secretKey, retries: 1 }),
    [secretKey],
  )
  if (route.page === 'overview') {
    return <OverviewPage goodword={goodword} speech={speech} onLeave={onLeave} />
  }
  return (
    <ReceiptPage
      key={route.id}
      goodword={goodword}
      route={route}
      speech={speech}
      onLeave={onLeave}
    />
  )
}

type PageProps = {
  readonly goodword: Client
  readonly speech: Speech
  readonly onLeave: () => void
}

function OverviewPage({ goodword, speech, onLeave }: PageProps) {
  const { t } = speech
  const [loaded, reload] = useLoaded('overview', (signal) => loadOverview(goodword, signal))
  const workspace = loaded.kind === 'ready' ? loaded.value.workspace : undefined
  useTitle(workspace ? `${workspace.name} · Goodword` : undefined)
  return (
    <main>
      <div class="page-head">
        <div>
          <h1>
            {workspace?.name ?? t.title}{' '}
            {workspace && <span class={`mode ${workspace.mode}`}>{t.mode[workspace.mode]}</span>}
          </h1>
          <p class="quiet">{workspace && t.now(speech.day(workspace.now))}</p>
        </div>
        <button
          type="button"
          class="button quiet-button"
          aria-busy={loaded.kind === 'ready' && loaded.isRefreshing}
          onClick={reload}
        >
          {t.refresh}
        </button>
      </div>
      {loaded.kind === 'loading' && <OverviewSkeleton speech={speech} />}
      {loaded.kind === 'failed' && (
        <Failure code={loaded.code} speech={speech} onRetry={reload} onLeave={onLeave} />
      )}
      {loaded.kind === 'ready' && <Overview data={loaded.value} speech={speech} />}
    </main>
  )
}

function ReceiptPage({
  goodword,
  route,
  speech,
  onLeave,
}: PageProps & { readonly route: Exclude<Route, { page: 'overview' }> }) {
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
  route: Exclude<Route, { page: 'overview' }>,
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
  route: Exclude<Route, { page: 'overview' }>,
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

function Waiting({
  label,
  children,
}: {
  readonly label: string
  readonly children: ComponentChildren
}) {
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{label}</span>
      {children}
    </div>
  )
}

function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
}

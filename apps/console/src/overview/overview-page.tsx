import { Failure } from '../failure.tsx'
import type { PageProps } from '../page-props.ts'
import { useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { loadOverview } from './load-overview.ts'
import { Overview, OverviewSkeleton } from './overview.tsx'

/** The first page: what it is called, and what it shows as soon as that is there. */
export function OverviewPage({ goodword, speech, onLeave }: PageProps) {
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

import './backtest-page.css'
import type { PageProps } from '../console.tsx'
import { Failure } from '../failure.tsx'
import { useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { Waiting } from '../waiting.tsx'
import { loadChoices } from './load-choices.ts'
import { Run } from './run.tsx'
import { StartForm } from './start-form.tsx'
import { backtestWords } from './words/backtest-words.ts'

type Props = PageProps & { readonly programId: string; readonly jobId: string | undefined }

/** Where a merchant tries a version on the past before it goes live. */
export default function BacktestPage({ goodword, programId, jobId, speech, onLeave }: Props) {
  const t = backtestWords(speech.lang)
  useTitle(`${t.title} · Goodword`)
  const [loaded, reload] = useLoaded(programId, (signal) =>
    loadChoices(goodword, programId, signal),
  )
  const base = `#/programs/${programId}/backtest`
  return (
    <main>
      <a class="back" href="#/">
        <span aria-hidden="true">←</span> {speech.t.back}
      </a>
      <header class="title-row">
        <h1>{t.title}</h1>
        {loaded.kind === 'ready' && <strong class="quiet">{loaded.value.program.slug}</strong>}
      </header>
      {loaded.kind === 'loading' && (
        <Waiting label={speech.t.loading}>
          <div class="card tall" />
        </Waiting>
      )}
      {loaded.kind === 'failed' && (
        <Failure code={loaded.code} speech={speech} onRetry={reload} onLeave={onLeave} />
      )}
      {loaded.kind === 'ready' &&
        (jobId === undefined ? (
          <StartForm
            goodword={goodword}
            choices={loaded.value}
            speech={speech}
            onStarted={(id) => location.assign(`${base}/${id}`)}
          />
        ) : (
          <Run
            key={jobId}
            goodword={goodword}
            jobId={jobId}
            choices={loaded.value}
            speech={speech}
            onLeave={onLeave}
          />
        ))}
    </main>
  )
}

import './backtest-page.css'
import { InnerPage } from '../inner-page.tsx'
import type { PageProps } from '../page-props.ts'
import { useLoaded } from '../use-loaded.ts'
import { loadChoices } from './load-choices.ts'
import { Run } from './run.tsx'
import { StartForm } from './start-form.tsx'
import { backtestWords } from './words/backtest-words.ts'

type Props = PageProps & { readonly programId: string; readonly jobId: string | undefined }

/** Where a merchant tries a version on the past before it goes live. */
export default function BacktestPage({ goodword, programId, jobId, speech, onLeave }: Props) {
  const { title } = backtestWords(speech.lang)
  const [loaded, reload] = useLoaded(programId, (signal) =>
    loadChoices(goodword, programId, signal),
  )
  const base = `#/programs/${programId}/backtest`
  const slug = loaded.kind === 'ready' && <strong class="quiet">{loaded.value.program.slug}</strong>
  const page = { title, loaded, onRetry: reload, beside: slug, speech, onLeave }
  return (
    <InnerPage {...page}>
      {(choices) =>
        jobId === undefined ? (
          <StartForm
            goodword={goodword}
            choices={choices}
            speech={speech}
            onStarted={(id) => location.assign(`${base}/${id}`)}
          />
        ) : (
          <Run
            key={jobId}
            goodword={goodword}
            jobId={jobId}
            choices={choices}
            speech={speech}
            onLeave={onLeave}
          />
        )
      }
    </InnerPage>
  )
}

import { Failure } from '../failure.tsx'
import { WaitingCard } from '../inner-page.tsx'
import type { PageProps } from '../page-props.ts'
import type { Speech } from '../words/speech.ts'
import type { Backtest } from './compare.ts'
import type { Choices } from './load-choices.ts'
import { Result } from './result.tsx'
import { useBacktest } from './use-backtest.ts'
import { backtestWords } from './words/backtest-words.ts'

type Props = PageProps & { readonly jobId: string; readonly choices: Choices }

/** A backtest while it runs, and what it came to. */
export function Run({ goodword, jobId, choices, speech, onLeave }: Props) {
  const t = backtestWords(speech.lang)
  const [followed, again] = useBacktest(goodword, jobId)
  if (followed.kind === 'loading') return <WaitingCard speech={speech} />
  if (followed.kind === 'failed') {
    return <Failure code={followed.code} speech={speech} onRetry={again} onLeave={onLeave} />
  }
  const { backtest } = followed
  return (
    <>
      <div class="title-row">
        <p class="quiet">{whatWasTried(backtest, choices, speech)}</p>
        {backtest.state !== 'running' && (
          <a class="button quiet-button" href={`#/programs/${backtest.program_id}/backtest`}>
            {t.again}
          </a>
        )}
      </div>
      {backtest.state === 'running' && <Progress backtest={backtest} speech={speech} />}
      {backtest.state === 'failed' && <FailedRun backtest={backtest} speech={speech} />}
      {backtest.report && <Result backtest={backtest} report={backtest.report} speech={speech} />}
    </>
  )
}

function whatWasTried(
  { version, from, to, history_file_id }: Backtest,
  { timeZone }: Choices,
  { lang, t: { locale } }: Speech,
): string {
  const t = backtestWords(lang)
  const what = version === null ? t.draft : t.version(version)
  const day = (instant: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(instant)
  // The end does not belong to it, so that the last day is the one before it.
  const last = day(Date.parse(to) - 1)
  const said =
    Date.parse(from) === 0 ? t.triedAll(what, last) : t.tried(what, day(Date.parse(from)), last)
  return history_file_id === null ? said : `${said} · ${t.ofFile}`
}

type PartProps = { readonly backtest: Backtest; readonly speech: Speech }

function Progress({ backtest: { progress }, speech }: PartProps) {
  const t = backtestWords(speech.lang)
  const { done, total } = progress
  const write = (count: number) => count.toLocaleString(speech.t.locale)
  return (
    <section class="card" aria-labelledby="running">
      <h2 id="running">{t.running}</h2>
      <progress
        aria-labelledby="running"
        {...(total === null ? {} : { value: done, max: total })}
      />
      <p role="status">{total === null ? t.begins : t.progress(write(done), write(total))}</p>
      <p class="quiet">{t.mayLeave}</p>
    </section>
  )
}

function FailedRun({ backtest: { faults }, speech }: PartProps) {
  const t = backtestWords(speech.lang)
  return (
    <section class="notice" role="alert">
      <h2>{t.failed}</h2>
      {faults.length === 0 && <p>{t.failedPlain}</p>}
      <ul>
        {faults.map(({ line, field, message }) => (
          <li key={`${line} ${field} ${message}`}>
            <strong>{t.faultLine(line, field)}</strong> <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

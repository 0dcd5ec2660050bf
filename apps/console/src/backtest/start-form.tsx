import type { Client } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'
import { useState } from 'preact/hooks'
import { Choice } from '../form/choice.tsx'
import { Field } from '../form/field.tsx'
import { Segments } from '../form/segments.tsx'
import type { Speech } from '../words/speech.ts'
import type { Choices } from './load-choices.ts'
import { type Faults, readForm, type Written } from './read-form.ts'
import { formatOf, sendHistory } from './send-history.ts'
import { backtestWords } from './words/backtest-words.ts'

type Props = {
  readonly goodword: Client
  readonly choices: Choices
  readonly speech: Speech
  readonly onStarted: (jobId: string) => void
}

type Doing =
  | { readonly kind: 'writing' }
  | { readonly kind: 'uploading'; readonly share: number }
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly text: string }

/** Asks what to try over which past, and starts it. */
export function StartForm({ goodword, choices, speech, onStarted }: Props) {
  const t = backtestWords(speech.lang)
  const { program, versions, asset, timeZone } = choices
  const tryable = [
    ...(program.draft === null ? [] : [['draft', t.draft] as const]),
    ...versions.map((version) => {
      const isLive = version === program.live_version
      return [String(version), t.version(version) + (isLive ? ` · ${t.isLive}` : '')] as const
    }),
  ]
  const [written, setWritten] = useState<Written>({
    what: tryable[0]?.[0] ?? '',
    from: '',
    to: '',
    worth: '',
    asset,
  })
  const [source, setSource] = useState<'recorded' | 'file'>('recorded')
  const [file, setFile] = useState<File>()
  const [faults, setFaults] = useState<Faults & { readonly file?: string }>({})
  const [doing, setDoing] = useState<Doing>({ kind: 'writing' })
  if (tryable.length === 0) return <p class="empty">{t.nothing}</p>

  const write = (change: Partial<Written>) => {
    setWritten((before) => ({ ...before, ...change }))
    setFaults({})
  }

  async function start(): Promise<void> {
    const read = readForm(written, timeZone, t)
    const format = file && formatOf(file.name)
    const fileFault = source === 'recorded' || format ? undefined : file ? t.fileKind : t.fileNeeded
    if ('faults' in read || fileFault !== undefined) {
      setFaults({
        ...('faults' in read ? read.faults : {}),
        ...(fileFault !== undefined && { file: fileFault }),
      })
      return
    }
    try {
      let history: { history_file_id?: string } = {}
      if (source === 'file' && file && format) {
        setDoing({ kind: 'uploading', share: 0 })
        const onPart = (share: number) => setDoing({ kind: 'uploading', share })
        history = { history_file_id: await sendHistory(goodword, file, format, onPart) }
      }
      setDoing({ kind: 'starting' })
      const params = { program_id: program.id }
      const { id } = await goodword.startBacktest({ params, body: { ...read.body, ...history } })
      onStarted(id)
    } catch (error) {
      setDoing({ kind: 'failed', text: whyNot(error, speech) })
    }
  }

  const isBusy = doing.kind === 'uploading' || doing.kind === 'starting'
  return (
    <form
      class="card start-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void start()
      }}
    >
      <p class="quiet sentence">{t.intro}</p>
      <div class="form-row">
        <Choice
          label={t.what}
          value={written.what}
          options={tryable}
          onChoose={(what) => write({ what })}
        />
        <Segments
          label={t.over}
          value={source}
          options={[
            ['recorded', t.recorded],
            ['file', t.file],
          ]}
          onChoose={setSource}
        />
      </div>
      {source === 'file' && (
        <Field label={t.fileLabel} hint={t.fileHint} fault={faults.file}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".csv,.jsonl,.ndjson"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
      )}
      <div class="form-row">
        <Field label={t.from} fault={faults.range}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={written.from}
              onInput={(event) => write({ from: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t.to} hint={t.rangeHint}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={written.to}
              onInput={(event) => write({ to: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={`${t.worth} (${written.asset})`} hint={t.worthHint} fault={faults.worth}>
          {(ids) => (
            <input
              {...ids}
              type="text"
              inputMode="decimal"
              autocomplete="off"
              value={written.worth}
              onInput={(event) => write({ worth: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      {doing.kind === 'failed' && (
        <p class="wrong" role="alert">
          {doing.text}
        </p>
      )}
      <div class="form-end">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? t.starting : t.start}
        </button>
        {doing.kind === 'uploading' && (
          <span role="status">{t.uploading(Math.round(doing.share * 100))}</span>
        )}
      </div>
    </form>
  )
}

function whyNot(error: unknown, { t }: Speech): string {
  if (!(error instanceof GoodwordError)) return t.unreachable
  const [first] = error.errors
  const code = error.code ?? String(error.status)
  return t.failures[code] ?? (first ? `${first.pointer}: ${first.message}` : t.otherFailure(code))
}

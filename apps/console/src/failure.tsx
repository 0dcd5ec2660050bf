import type { Speech } from './words/speech.ts'

type Props = {
  readonly code: string | undefined
  readonly speech: Speech
  readonly onRetry: () => void
  readonly onLeave: () => void
}

/** What went wrong, what is safe, and what to do. */
export function Failure({ code, speech: { t }, onRetry, onLeave }: Props) {
  const isKey = code === 'key_invalid' || code === 'key_missing'
  const text = code === undefined ? t.unreachable : (t.failures[code] ?? t.otherFailure(code))
  return (
    <section class="notice" role="alert">
      <h2>{t.failedTitle}</h2>
      <p>{text}</p>
      {isKey ? (
        <button type="button" class="button" onClick={onLeave}>
          {t.leave}
        </button>
      ) : (
        <button type="button" class="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </section>
  )
}

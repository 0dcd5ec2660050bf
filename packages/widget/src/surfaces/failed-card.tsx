import type { SurfaceMessages } from '../messages/messages.ts'

type Props = { readonly t: SurfaceMessages; readonly onRetry: () => void }

/** Stands where a surface would, while it cannot be loaded: one tap asks again. */
export function FailedCard({ t, onRetry }: Props) {
  return (
    <div class="sheet card" role="status">
      <p>{t.failedTitle}</p>
      <button type="button" onClick={onRetry}>
        {t.retry}
      </button>
    </div>
  )
}

import type { Messages } from '../messages/messages.ts'
import { Skeleton } from './skeleton.tsx'
import type { SessionState } from './watch-session.ts'

type Props = {
  readonly state: Exclude<SessionState, { kind: 'ready' }>
  readonly canSignIn: boolean
  readonly t: Messages
  readonly onRetry: () => void
  readonly onSignIn: () => void
}

/** Stands where the panel would, while it cannot: says what happened, what is safe and what to do. */
export function NoticeBoard({ state, canSignIn, t, onRetry, onSignIn }: Props) {
  if (state.kind === 'loading')
    return <Skeleton said={t.loading} slow={state.isSlow ? t.slow : undefined} />

  const [title, text] = {
    anonymous: [t.refer, t.signInText],
    expired: [t.oneMoment, t.expiredText],
    resting: [t.restingTitle, t.restingText],
    offline: [t.offlineTitle, t.offlineText],
    failed: [t.failedTitle, t.failedText],
  }[state.kind] as [string, string]
  const asksSignIn = state.kind === 'anonymous' || state.kind === 'expired'

  return (
    <div class="panel card board" role="status">
      <h2>{title}</h2>
      <p class="quiet">{text}</p>
      {asksSignIn && canSignIn && (
        <button type="button" class="primary" onClick={onSignIn}>
          {t.signIn}
        </button>
      )}
      {(state.kind === 'failed' || state.kind === 'offline') && (
        <button type="button" class="primary" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}

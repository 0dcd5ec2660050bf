import type { getWidgetSession } from '@goodword/contract/widget'
import { type Answer, callApi, type Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import { asking } from './asking.ts'
import type { Session } from './session.ts'

/** How the panel stands with its data. What was once loaded stays visible while it is asked for again. */
export type SessionState =
  | { readonly kind: 'loading'; readonly isSlow: boolean }
  | { readonly kind: 'ready'; readonly session: Session }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'resting' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly code: string }

export type SessionWatch = {
  state(): SessionState
  reload(): Promise<void>
  /** Takes an answer that somebody else has asked for, instead of one that may be on its way. */
  take(answer: Answer<Session>): void
  /** What anybody sees where the shop takes anybody, and a link of their own for who wants one. */
  comeIn(wantsLink: boolean): Promise<Session | undefined>
  stop(): void
}

// What is older than this is asked for again when the customer comes back to it.
const FRESH_MS = 15_000
const SLOW_MS = 3_000

/** The customer's session: loaded at once, and again with another identity, connection or visit. */
export function watchSession(host: Host, changed: () => void, waits: Patience): SessionWatch {
  const fresh: SessionState = { kind: 'loading', isSlow: false }
  let state: SessionState = fresh
  let running: AbortController | undefined
  let loadedAt = 0
  const isInstant = host.settings.instant !== undefined

  function show(next: SessionState): void {
    state = next
    changed()
  }

  function settle(answer: Answer<Session>): void {
    if (answer.ok) {
      loadedAt = Date.now()
      show({ kind: 'ready', session: answer.value })
      return
    }
    const next = whatToShow(answer.code)
    if (next.kind === 'expired' && isInstant && host.memory.recall('renewal')) {
      comeIn(false)
      return
    }
    if (next.kind === 'expired') host.emit('identity_expired', {})
    else if (next.kind === 'anonymous') host.emit('identity_needed', { isTapped: false })
    else host.emit('failed', { code: answer.code })

    // Friends and rewards that could be read stay readable while only a refresh failed.
    if (state.kind !== 'ready' || next.kind === 'anonymous') show(next)
  }

  async function reload(): Promise<void> {
    running?.abort()
    const identity = host.identity()
    if (!identity && isInstant) {
      await comeIn(false)
      return
    }
    if (!identity) {
      show({ kind: 'anonymous' })
      host.emit('identity_needed', { isTapped: false })
      return
    }

    const mine = new AbortController()
    running = mine
    if (state.kind !== 'ready' && state !== fresh) show(fresh)
    const slow = setTimeout(() => {
      if (running === mine && state.kind === 'loading') show({ kind: 'loading', isSlow: true })
    }, SLOW_MS)
    const answer = await callApi<typeof getWidgetSession>(
      host,
      {
        method: 'GET',
        to: 'session',
        query: asking(host),
        identity,
        signal: mine.signal,
      },
      waits,
    )
    clearTimeout(slow)
    if (!mine.signal.aborted) settle(answer)
  }

  /**
   * Without an identity where the shop takes anybody: whom this device is signed in as, which `identify` has
   * asked again; else what anybody sees, with a link of their own once they want one.
   */
  async function comeIn(wantsLink: boolean): Promise<Session | undefined> {
    try {
      const part = await host.load('instant')
      const answer = await part.comeIn(host, wantsLink, waits, callApi)
      if (!answer) return undefined
      settle(answer)
      return answer.ok ? answer.value : undefined
    } catch {
      settle({ ok: false, code: 'script_blocked' })
      return undefined
    }
  }

  const whenOnline = () => {
    if (state.kind !== 'ready') reload()
  }
  const whenVisible = () => {
    const isOld = Date.now() - loadedAt > FRESH_MS
    if (!document.hidden && isOld && state.kind === 'ready') reload()
  }
  addEventListener('online', whenOnline)
  document.addEventListener('visibilitychange', whenVisible)
  const offIdentity = host.on('identity', reload)

  return {
    state: () => state,
    reload,
    take(answer) {
      running?.abort()
      settle(answer)
    },
    comeIn,
    stop() {
      running?.abort()
      offIdentity()
      removeEventListener('online', whenOnline)
      document.removeEventListener('visibilitychange', whenVisible)
    },
  }
}

function whatToShow(code: string): SessionState {
  if (code === 'identity_expired') return { kind: 'expired' }
  if (code === 'identity_missing' || code === 'identity_invalid') return { kind: 'anonymous' }
  if (code === 'program_not_live') return { kind: 'resting' }
  if (code === 'unreachable' && !navigator.onLine) return { kind: 'offline' }
  return { kind: 'failed', code }
}

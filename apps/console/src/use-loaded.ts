import { GoodwordError } from '@goodword/client/errors'
import { useEffect, useState } from 'preact/hooks'

/** Data on its way. What was once loaded stays while it is asked for again. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly isRefreshing: boolean }
  | { readonly kind: 'failed'; readonly code: string | undefined }

/** Loads what `name` stands for, and again when it changes or is asked for. */
export function useLoaded<T>(
  name: string,
  load: (signal: AbortSignal) => Promise<T>,
): readonly [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' })
  const [round, setRound] = useState(0)

  useEffect(() => {
    const leaving = new AbortController()
    setLoaded((before) =>
      before.kind === 'ready' && round > 0
        ? { ...before, isRefreshing: true }
        : { kind: 'loading' },
    )
    load(leaving.signal).then(
      (value) => {
        if (!leaving.signal.aborted) setLoaded({ kind: 'ready', value, isRefreshing: false })
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return
        setLoaded({ kind: 'failed', code: error instanceof GoodwordError ? error.code : undefined })
      },
    )
    return () => leaving.abort()
  }, [name, round])

  return [loaded, () => setRound((before) => before + 1)]
}

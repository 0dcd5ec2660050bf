import type { Client } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'
import { useEffect, useState } from 'preact/hooks'
import type { Backtest } from './compare.ts'

const betweenMs = 1000

type Followed =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly backtest: Backtest }
  | { readonly kind: 'failed'; readonly code: string | undefined }

/** Follows a backtest until it has ended. */
export function useBacktest(goodword: Client, job_id: string): readonly [Followed, () => void] {
  const [followed, setFollowed] = useState<Followed>({ kind: 'loading' })
  const [round, setRound] = useState(0)

  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let timer: ReturnType<typeof setTimeout> | undefined

    async function ask(): Promise<void> {
      try {
        const backtest = await goodword.getBacktest({ params: { job_id }, signal })
        if (signal.aborted) return
        setFollowed({ kind: 'ready', backtest })
        if (backtest.state === 'running') timer = setTimeout(ask, betweenMs)
      } catch (error) {
        if (signal.aborted) return
        setFollowed({
          kind: 'failed',
          code: error instanceof GoodwordError ? error.code : undefined,
        })
      }
    }
    void ask()
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [goodword, job_id, round])

  return [followed, () => setRound((before) => before + 1)]
}

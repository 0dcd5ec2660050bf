import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '@goodword/service/context'
import { type AppOptions, createApp } from './app.ts'
import { bareLinks } from './links.ts'
import { type ListenOptions, listen } from './listen.ts'
import { createParts, type PartsOptions } from './parts.ts'

export type ApiOptions = PartsOptions &
  AppOptions &
  Omit<ListenOptions, 'before'> & {
    /** How long those who distribute requests are given to notice that this process wants no more. */
    readonly graceMs?: number | undefined
  }

export type RunningApi = {
  readonly port: number
  /** Tells others to go elsewhere, answers what has been asked, and stops; within ten seconds in all. */
  stop(): Promise<void>
}

const stopMsMax = 10_000

/** Starts the API in this process. The server stays its starter's, who closes it after this has stopped. */
export async function startApi(server: Server, options: ApiOptions): Promise<RunningApi> {
  const { graceMs = 0, isDraining = () => false } = options
  let isStopping = false
  const parts = createParts(server, options)
  const app = createApp(parts, { ...options, isDraining: () => isStopping || isDraining() })
  const listening = await listen(app, { ...options, before: bareLinks(parts) })

  return {
    port: listening.port,
    stop: async () => {
      isStopping = true
      listening.drain()
      await sleep(graceMs)
      await listening.close(stopMsMax - graceMs)
    },
  }
}

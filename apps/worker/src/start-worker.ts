import { sealOnce } from '@goodword/service/agenda/seal-agenda'
import { enterAll, workOnce } from '@goodword/service/agenda/work-agenda'
import type { Server } from '@goodword/service/context'
import type { Logger } from 'pino'

/** A worker that was started. `stop` waits for the work in hand. */
export type Worker = { stop(): Promise<void> }

export type WorkerOptions = {
  readonly log: Pick<Logger, 'error' | 'info'>
  /** How long to rest when nothing is due. */
  readonly restMs?: number
}

const REST_MS = 500
const ENTER_ALL_EVERY_MS = 300_000

/**
 * Does what is due, workspace by workspace, and seals their ledgers, until it is stopped. Any number of workers may run: each
 * takes a workspace that no other has, and within one they share the rows.
 */
export function startWorker(server: Server, { log, restMs = REST_MS }: WorkerOptions): Worker {
  let isStopping = false
  const sleepers = new Set<() => void>()
  let enteredAt = Number.NEGATIVE_INFINITY

  async function run(step: () => Promise<boolean>): Promise<void> {
    while (!isStopping) {
      const isBusy = await step().catch((error: unknown) => {
        log.error({ err: describe(error) }, 'work failed; it is tried again')
        return false
      })
      if (!isBusy && !isStopping) await rest()
    }
  }

  /** One workspace's work; false where nobody waits. */
  async function work(): Promise<boolean> {
    if (server.clock() - enteredAt > ENTER_ALL_EVERY_MS) {
      await enterAll(server)
      enteredAt = server.clock()
    }
    return (await workOnce(server)) !== undefined
  }

  /** One workspace's new postings sealed; false where none waits. */
  async function seal(): Promise<boolean> {
    return (await sealOnce(server)) !== undefined
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, restMs)
      sleepers.add(wake)
    })
  }

  // Side by side: a ledger that is being sealed keeps nobody's reward waiting.
  const running = Promise.all([run(work), run(seal)])
  return {
    stop: async () => {
      isStopping = true
      for (const wake of sleepers) wake()
      await running
    },
  }
}

/** What happened, without the values of any row. */
function describe(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: 'not an error' }
  return { name: error.name, message: error.message }
}

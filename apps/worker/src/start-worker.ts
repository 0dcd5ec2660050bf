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
 * Does what is due, workspace by workspace, until it is stopped. Any number of workers may run: each
 * takes a workspace that no other has, and within one they share the rows.
 */
export function startWorker(server: Server, { log, restMs = REST_MS }: WorkerOptions): Worker {
  let isStopping = false
  let wake = () => {}
  let enteredAt = Number.NEGATIVE_INFINITY

  async function run(): Promise<void> {
    while (!isStopping) {
      const isBusy = await step().catch((error: unknown) => {
        log.error({ err: describe(error) }, 'work failed; it is tried again')
        return false
      })
      if (!isBusy && !isStopping) await rest()
    }
  }

  /** One workspace's work; false where nobody waits. */
  async function step(): Promise<boolean> {
    if (server.clock() - enteredAt > ENTER_ALL_EVERY_MS) {
      await enterAll(server)
      enteredAt = server.clock()
    }
    return (await workOnce(server)) !== undefined
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, restMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const running = run()
  return {
    stop: () => {
      isStopping = true
      wake()
      return running
    },
  }
}

/** What happened, without the values of any row. */
function describe(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: 'not an error' }
  return { name: error.name, message: error.message }
}

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Whether the servers of this run are as on a bad day: statistics and vacuum as often as can be, and
 * somebody else's transactions open half of the time. What passes only beside nobody fails here.
 */
export const isRestless = process.env.GOODWORD_TEST_RESTLESS === '1'

/** What a restless server is started with, beside what each is. */
export const restlessSettings = [
  'autovacuum_naptime=1s',
  'autovacuum_vacuum_threshold=0',
  'autovacuum_vacuum_scale_factor=0',
  'autovacuum_analyze_threshold=0',
  'autovacuum_analyze_scale_factor=0',
]

/** Opens and ends transactions on a server, from a process of their own, until the server is gone. */
export function holdTransactions(url: string): void {
  const script = fileURLToPath(new URL('./hold-transactions.ts', import.meta.url))
  const held = { detached: true, stdio: 'ignore' } as const
  spawn(process.execPath, ['--import', 'tsx', script, url], held).unref()
}

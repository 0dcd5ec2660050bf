import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { advanceClock as operation } from '@goodword/contract/sandbox'
import type { Environment } from '@goodword/service/open-server'
import { advanceClock } from '@goodword/service/sandbox/advance-clock'
import { getClock } from '@goodword/service/sandbox/get-clock'
import { safeParse } from 'valibot'
import { UsageError } from '../usage-error.ts'
import { readOptions, required } from './options.ts'
import { withServer, workspaceNamed } from './with-server.ts'

/** Shows a sandbox's clock, or moves it forward and does what became due on the way. */
export async function clock(args: readonly string[], env: Environment): Promise<number> {
  const { values } = readOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        advance: { type: 'string' },
      },
    }),
  )
  const slug = required(values.workspace, 'workspace')
  return withServer(env, async (server) => {
    const ctx = await workspaceNamed(server, slug)
    if (values.advance === undefined) {
      console.log(JSON.stringify(await getClock(ctx), null, 2))
      return 0
    }
    const parsed = safeParse(operation.body, { advance: values.advance })
    if (!parsed.success) throw new UsageError(parsed.issues[0].message)
    const moved = await advanceClock({ ...ctx, idempotencyKeyHash: randomBytes(32) }, parsed.output)
    console.log(JSON.stringify(moved, null, 2))
    return moved.state === 'failed' ? 1 : 0
  })
}

import { randomBytes } from 'node:crypto'
import type { Database } from '@goodword/db/connect'
import { type TestClock, testClock } from '@goodword/testing/clock'
import { testIds } from '@goodword/testing/ids'
import type { Context, Server } from './context.ts'
import { newId } from './new-id.ts'
import { openMasterKey } from './vault/master-key.ts'
import { contextOf } from './workspaces/context-of.ts'
import { createWorkspace, type NewWorkspace } from './workspaces/create-workspace.ts'
import { loadWorkspace } from './workspaces/load-workspace.ts'

/** A server for tests: a clock that stands still, and ids that are the same in every run. */
export type TestServer = Server & { readonly testClock: TestClock }

/** A server on a database. `series` keeps the ids of two servers on one database apart. */
export function testServer(database: Database, series = 1): TestServer {
  const clock = testClock()
  const ids = testIds(series)
  return {
    database,
    master: openMasterKey(Buffer.alloc(32, 7)),
    publicUrl: 'https://goodword.example',
    clock: () => clock.now().getTime(),
    // A process keeps what belongs to a workspace, so no two databases of a run share one.
    newId: (kind) => (kind === 'wsp' ? newId(kind) : ids(kind)),
    randomBytes,
    testClock: clock,
  }
}

/** The same server as another process would be: it has looked nothing up yet. */
export function otherProcess(server: TestServer): TestServer {
  return { ...server }
}

let workspaces = 0

/** A fresh workspace, and a context that follows the server's clock. */
export async function testWorkspace(
  server: Server,
  settings: Partial<NewWorkspace> = {},
): Promise<Context> {
  workspaces += 1
  const { ctx } = await createWorkspace(server, {
    name: 'Shop',
    slug: `shop-${workspaces}`,
    mode: 'sandbox',
    origins: ['https://shop.example'],
    landingUrl: 'https://shop.example/welcome',
    ...settings,
  })
  return ctx
}

/** The context of the next request: settings, clock and time as they are now. */
export async function nextRequest({ server, workspace }: Context): Promise<Context> {
  const open = await loadWorkspace(server, workspace.uuid)
  if (!open) throw new Error('there is no such workspace')
  return contextOf(server, open)
}

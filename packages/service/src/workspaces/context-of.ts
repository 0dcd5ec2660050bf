import type { Context, Server } from '../context.ts'
import type { OpenWorkspace } from './load-workspace.ts'

/** The context of a request to a workspace, at this moment on the workspace's clock. */
export function contextOf(server: Server, { workspace, vault }: OpenWorkspace): Context {
  return { server, workspace, vault, now: server.clock() + workspace.clockOffsetMs }
}

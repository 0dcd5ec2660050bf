import { type Context, contextFor, type Server } from '../context.ts'
import type { OpenWorkspace } from './load-workspace.ts'

/** The context of a request or a piece of work, at this instant, from a workspace as it was loaded. */
export function contextOf(server: Server, { workspace, vault }: OpenWorkspace): Context {
  return contextFor(server, workspace, vault)
}

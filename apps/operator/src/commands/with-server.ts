import type { Context, Server } from '@goodword/service/context'
import { type Environment, openServer } from '@goodword/service/open-server'
import { contextOf } from '@goodword/service/workspaces/context-of'
import { workspaceBySlug } from '@goodword/service/workspaces/load-workspace'

/** Opens the server for one command and closes it, whatever happens. */
export async function withServer<T>(
  env: Environment,
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const server = await openServer(env)
  try {
    return await work(server)
  } finally {
    await server.database.close()
  }
}

/** The workspace that a command names by its slug. */
export async function workspaceNamed(server: Server, slug: string): Promise<Context> {
  const open = await workspaceBySlug(server, slug)
  if (!open) throw new Error(`There is no workspace "${slug}".`)
  return contextOf(server, open)
}

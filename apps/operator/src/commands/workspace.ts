import { parseArgs } from 'node:util'
import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import type { Environment } from '@goodword/service/open-server'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { sql } from 'drizzle-orm'
import { UsageError } from '../usage-error.ts'
import { readOptions, required } from './options.ts'
import { withServer } from './with-server.ts'

/** `workspace create` makes one and shows its signing secret this once; `workspace list` names all. */
export async function workspace(
  [verb, ...args]: readonly string[],
  env: Environment,
): Promise<number> {
  if (verb === 'create') return create(args, env)
  if (verb === 'list') return list(env)
  throw new UsageError('Say "workspace create" or "workspace list".')
}

async function create(args: readonly string[], env: Environment): Promise<number> {
  const { values } = readOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        slug: { type: 'string' },
        mode: { type: 'string', default: 'sandbox' },
        'time-zone': { type: 'string', default: 'UTC' },
        origin: { type: 'string', multiple: true, default: [] },
        landing: { type: 'string' },
      },
    }),
  )
  const { mode } = values
  if (mode !== 'live' && mode !== 'sandbox') throw new UsageError('--mode is "live" or "sandbox".')

  return withServer(env, async (server) => {
    const made = await createWorkspace(server, {
      name: required(values.name, 'name'),
      slug: required(values.slug, 'slug'),
      mode,
      timeZone: values['time-zone'],
      origins: values.origin,
      landingUrl: values.landing,
    })
    console.log(
      JSON.stringify(
        { workspace_id: made.id, slug: values.slug, mode, signing_secret: made.signingSecret },
        null,
        2,
      ),
    )
    return 0
  })
}

function list(env: Environment): Promise<number> {
  return withServer(env, async (server) => {
    const found = await rows<{ id: string; slug: string; mode: string; name: string }>(
      server.database.db,
      sql`select id, slug, mode, name from workspaces order by slug`,
    )
    for (const { id, slug, mode, name } of found)
      console.log(`${slug}\t${mode}\t${toId('wsp', id)}\t${name}`)
    if (found.length === 0) console.log('There is no workspace yet: goodword workspace create …')
    return 0
  })
}

import { parseArgs } from 'node:util'
import { type Scope, scopes } from '@goodword/contract/operation'
import { type Id, toUuid } from '@goodword/domain/ids'
import { issueKey } from '@goodword/service/keys/issue-key'
import { listKeys } from '@goodword/service/keys/list-keys'
import { revokeKey } from '@goodword/service/keys/revoke-key'
import type { Environment } from '@goodword/service/open-server'
import { UsageError } from '../usage-error.ts'
import { readOptions, required } from './options.ts'
import { withServer, workspaceNamed } from './with-server.ts'

/** `key create` shows a new key this once; `key list` and `key revoke` go by its id. */
export async function key([verb, ...args]: readonly string[], env: Environment): Promise<number> {
  const { values } = readOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        name: { type: 'string' },
        scope: { type: 'string', multiple: true, default: [] },
        publishable: { type: 'boolean', default: false },
        origin: { type: 'string', multiple: true, default: [] },
        key: { type: 'string' },
      },
    }),
  )
  const slug = required(values.workspace, 'workspace')
  return withServer(env, async (server) => {
    const ctx = await workspaceNamed(server, slug)
    if (verb === 'create') {
      const name = required(values.name, 'name')
      const made = await issueKey(
        server,
        ctx.workspace,
        values.publishable
          ? { kind: 'publishable', name, origins: values.origin }
          : { kind: 'secret', name, scopes: chosenScopes(values.scope) },
      )
      console.log(
        JSON.stringify(
          { id: made.id, key: made.key, scopes: made.scopes, origins: made.origins },
          null,
          2,
        ),
      )
      return 0
    }
    if (verb === 'list') {
      const { data } = await listKeys(ctx)
      for (const one of data) {
        const state = one.revoked_at ? 'revoked' : 'valid'
        console.log(`${one.id}\t${one.kind}\t${state}\t${one.hint}\t${one.name}`)
      }
      return 0
    }
    if (verb === 'revoke') {
      const id = required(values.key, 'key')
      if (toUuid('key', id) === undefined)
        throw new UsageError('--key is an id that begins with "key_".')
      await revokeKey(ctx, { key_id: id as Id<'key'> })
      console.log('Revoked.')
      return 0
    }
    throw new UsageError('Say "key create", "key list" or "key revoke".')
  })
}

/** The scopes asked for; all of them where none is named. */
function chosenScopes(asked: readonly string[]): readonly Scope[] {
  if (asked.length === 0) return scopes
  const unknown = asked.find((scope) => !(scopes as readonly string[]).includes(scope))
  if (unknown !== undefined) throw new UsageError(`--scope is one of ${scopes.join(', ')}.`)
  return asked as readonly Scope[]
}

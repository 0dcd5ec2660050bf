import { createHmac, randomBytes } from 'node:crypto'
import { scopes } from '@goodword/contract/operation'
import { openPostgres, rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { ProgramDocument, type ProgramDraft } from '@goodword/domain/programs/document'
import { newAlias } from '@goodword/service/codes/alias'
import { type Context, contextFor, type Server } from '@goodword/service/context'
import { issueKey } from '@goodword/service/keys/issue-key'
import { newId } from '@goodword/service/new-id'
import { openMasterKey } from '@goodword/service/vault/master-key'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { sql } from 'drizzle-orm'
import { parse } from 'valibot'
import { role } from './own-postgres.ts'

export const shopOrigin = 'https://shop.example'

export type BenchServerOptions = {
  readonly url: string
  readonly masterKey: string
  readonly poolMax?: number | undefined
}

/** A server as a process in production has it. */
export function openBenchServer({ url, masterKey, poolMax }: BenchServerOptions): Server {
  return {
    database: openPostgres(url, { role, poolMax }),
    master: openMasterKey(masterKey),
    publicUrl: 'https://goodword.example',
    clock: Date.now,
    newId,
    randomBytes,
  }
}

export type Shop = {
  readonly slug: string
  /** Each time anew, as a request's: its instant is when it was asked for. */
  readonly ctx: Context
  readonly secretKey: string
  readonly publishableKey: string
  /** What the merchant's server signs for a customer. */
  readonly identityOf: (externalId: string) => string
}

/** A workspace with its keys. */
export async function openShop(server: Server, slug: string): Promise<Shop> {
  const made = await createWorkspace(server, {
    name: 'Shop',
    slug,
    mode: 'live',
    origins: [shopOrigin],
    landingUrl: `${shopOrigin}/`,
  })
  const { workspace, vault } = made.ctx
  const secret = await issueKey(server, workspace, { kind: 'secret', name: 'server', scopes })
  const origins = [shopOrigin]
  const page = await issueKey(server, workspace, { kind: 'publishable', name: 'page', origins })
  return {
    slug,
    get ctx() {
      return contextFor(server, workspace, vault)
    },
    secretKey: secret.key,
    publishableKey: page.key,
    identityOf: (externalId) => {
      const iat = Math.floor(Date.now() / 1000)
      const claims = { sub: externalId, iss: made.id, aud: 'goodword', iat, exp: iat + 300 }
      return sign(made.signingSecret, { ...claims, jti: `${externalId}-${iat}` })
    },
  }
}

function sign(secret: { readonly id: string; readonly secret: string }, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = { alg: 'HS256', typ: 'goodword-identity+jwt', kid: secret.id }
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', secret.secret).update(signed).digest('base64url')}`
}

/** A program that runs, or one that is paused, with a document. */
export async function addProgram(
  ctx: Context,
  draft: ProgramDraft,
  status: 'live' | 'paused' = 'live',
): Promise<Id<'prg'>> {
  const id = ctx.server.newId('prg')
  const document = JSON.stringify(parse(ProgramDocument, draft))
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(ctx.now)
  await rows(
    ctx.server.database.db,
    sql`with program as (
        insert into programs (workspace_id, id, slug, status, live_version, created_at, updated_at)
        values (${w}, ${uuidOf(id)}::uuid, ${id}, ${status}, 1, ${now}, ${now}) returning id)
      insert into program_versions (workspace_id, program_id, version, document, published_at)
        select ${w}, id, 1, ${document}::json, ${now} from program`,
  )
  return id
}

export type Advocate = {
  readonly uuid: string
  readonly externalId: string
  readonly codeUuid: string
  readonly alias: string
}

/** Advocates with a code each, all in one statement. */
export async function addAdvocates(
  ctx: Context,
  programId: Id<'prg'>,
  count: number,
): Promise<Advocate[]> {
  const { master, randomBytes: random } = ctx.server
  const advocates = Array.from({ length: count }, () => {
    const id = ctx.server.newId('par')
    return {
      uuid: uuidOf(id),
      externalId: `advocate-${id}`,
      codeUuid: uuidOf(ctx.server.newId('cod')),
      alias: newAlias(master.alias, ctx.workspace.uuid, random),
    }
  })
  const list = (column: (advocate: Advocate) => string) => sql.param(advocates.map(column))
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(ctx.now)
  await rows(
    ctx.server.database.db,
    sql`with people as (
        insert into participants (workspace_id, id, external_id, customer_since, created_at, updated_at)
        select ${w}, id, external_id, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
        from unnest(${list(({ uuid }) => uuid)}::uuid[], ${list(({ externalId }) => externalId)}::text[])
          as r(id, external_id) returning 1)
      insert into codes (workspace_id, id, program_id, participant_id, alias, skeleton, kind, created_at)
        select ${w}, id, ${uuidOf(programId)}::uuid, participant_id, alias, alias, 'generated', ${now}::timestamptz
        from unnest(${list(({ codeUuid }) => codeUuid)}::uuid[], ${list(({ uuid }) => uuid)}::uuid[],
          ${list(({ alias }) => alias)}::text[]) as r(id, participant_id, alias)`,
  )
  return advocates
}

/** An order's reward that grows with every friend: wrong as soon as two counts are read at once. */
export const steppedProgram: ProgramDraft = {
  name: { en: 'More with every friend' },
  rules: [
    {
      id: 'by-count',
      when: 'order',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: {
            asset: 'points',
            steps: [
              { from: 1, amount: 100 },
              { from: 3, amount: 300 },
              { from: 6, amount: 500 },
            ],
          },
        },
      ],
    },
  ],
}

/** What an advocate of that program has earned with so many friends. */
export function steppedSum(friends: number): number {
  let sum = 0
  for (let number = 1; number <= friends; number++) sum += number < 3 ? 100 : number < 6 ? 300 : 500
  return sum
}

import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { readClickToken } from '../codes/click-token.ts'
import { type FoundCode, findCode } from '../codes/find-code.ts'
import { type Context, dbOf } from '../context.ts'

/** What a request brings to show who brought the friend. What is forged or unknown is as if it were not there. */
export type Evidence = {
  readonly claimId: Id<'clm'> | undefined
  readonly code: FoundCode | undefined
  /** Codes of an advocate who was named, one for each of their programs; and by what they were named. */
  readonly named: readonly FoundCode[]
  readonly namedBy: 'name' | 'lead'
}

/** An advocate as a shop or a form names them: by the shop's own id, or by their code. */
export type NamedAdvocate = { readonly external_id: string } | { readonly code: string }

/** Reads a click token and a typed code. What stood in `?gw=` may be either, so both fields take both. */
export async function readEvidence(
  ctx: Context,
  given: {
    readonly click_token?: string | undefined
    readonly code?: string | undefined
    readonly advocate?: NamedAdvocate | undefined
  },
): Promise<Evidence> {
  const texts = [given.click_token, given.code].filter((text) => text !== undefined)
  let claimId: Id<'clm'> | undefined
  let code: FoundCode | undefined
  for (const text of texts) {
    const uuid = readClickToken(ctx.server.master.click, ctx.workspace.uuid, text)
    if (uuid !== undefined) claimId ??= toId('clm', uuid)
    else code ??= await findCode(ctx.server, ctx.workspace, text, dbOf(ctx))
  }
  const named = given.advocate ? await codesOf(ctx, given.advocate) : []
  return { claimId, code: code?.isDisabled ? undefined : code, named, namedBy: 'name' }
}

/** The codes by which a named advocate shares, one for each program; none where nobody is called so. */
export async function codesOf(ctx: Context, advocate: NamedAdvocate): Promise<FoundCode[]> {
  if ('code' in advocate) {
    const code = await findCode(ctx.server, ctx.workspace, advocate.code, dbOf(ctx))
    return code && !code.isDisabled ? [code] : []
  }
  return rows<FoundCode>(
    dbOf(ctx),
    sql`select distinct on (c.program_id) c.id as "codeId", c.program_id as "programId",
        c.participant_id as "participantId", c.alias, false as "isDisabled"
      from participants p join codes c on c.workspace_id = ${ctx.workspace.uuid}::uuid and c.participant_id = p.id
      where p.workspace_id = ${ctx.workspace.uuid}::uuid and p.external_id = ${advocate.external_id}
        and c.disabled_at is null
      order by c.program_id, c.id`,
  )
}

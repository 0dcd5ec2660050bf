import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { readClickToken } from '../codes/click-token.ts'
import { type FoundCode, findCode } from '../codes/find-code.ts'
import { type Context, dbOf } from '../context.ts'
import { nameIndexOf } from '../participants/person.ts'

/** What a request brings to show who brought the friend. What is forged or unknown is as if it were not there. */
export type Evidence = {
  readonly claimId: Id<'clm'> | undefined
  readonly code: FoundCode | undefined
  /** Codes of an advocate who was named, one for each of their programs; and by what they were named. */
  readonly named: readonly FoundCode[]
  readonly namedBy: 'name' | 'lead'
  /** Why the one who was named cannot be told from others, where nothing else says who it was. */
  readonly ambiguity?: Refusal
}

/** An advocate as a shop or a form names them: by the shop's own id, by their code, or as they are called. */
export type NamedAdvocate =
  | { readonly external_id: string }
  | { readonly code: string }
  | { readonly name: string }

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
  const usable = code?.isDisabled ? undefined : code
  const named = given.advocate ? await codesOf(ctx, given.advocate) : []
  if (isUnambiguous(named)) return { claimId, code: usable, named, namedBy: 'name' }
  // A name that is several people's adds nothing to a link or a code that is one person's.
  const shown = { claimId, code: usable, named: [], namedBy: 'name' } as const
  return claimId || usable
    ? shown
    : { ...shown, ambiguity: new Refusal('advocate_ambiguous', more) }
}

/** What would tell them apart; who they are is not said. */
const more = {
  fields: [
    {
      pointer: '/advocate/name',
      message: 'Several advocates are called so: give their code or external_id instead.',
    },
  ],
}

/** Whether there is one advocate a program at most. */
function isUnambiguous(named: readonly FoundCode[]): boolean {
  return new Set(named.map(({ programId }) => programId)).size === named.length
}

/** The codes by which a named advocate shares, one for each program; none where nobody is called so. */
export async function codesOf(ctx: Context, advocate: NamedAdvocate): Promise<FoundCode[]> {
  if ('code' in advocate) {
    const code = await findCode(ctx.server, ctx.workspace, advocate.code, dbOf(ctx))
    return code && !code.isDisabled ? [code] : []
  }
  if ('name' in advocate) return codesOfName(ctx, advocate.name)
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

/**
 * The codes of those who are called so, of two of them in a program at most: more say nothing more. Where nobody
 * of a program is called so, those who were until they took their present name: a friend may have known them by
 * it. Of names before that nothing is kept, for what somebody put right is not to be held against them.
 */
async function codesOfName(ctx: Context, name: string): Promise<FoundCode[]> {
  const index = nameIndexOf(ctx.vault, name)
  if (!index) return []
  const w = sql`${ctx.workspace.uuid}::uuid`
  return rows<FoundCode>(
    dbOf(ctx),
    sql`with called as (
        select participant_id, true as is_now from envelopes where workspace_id = ${w} and name_index = ${index}
        union all
        select participant_id, false from envelopes where workspace_id = ${w} and former_name_index = ${index}),
      found as (
        select c.id, c.program_id, c.participant_id, c.alias, k.is_now,
          bool_or(k.is_now) over (partition by c.program_id) as any_now
        from called k join codes c on c.workspace_id = ${w} and c.participant_id = k.participant_id
        where c.disabled_at is null),
      counted as (
        select id, program_id, participant_id, alias,
          row_number() over (partition by program_id, participant_id order by id) as of_person,
          dense_rank() over (partition by program_id order by participant_id) as person
        from found where is_now = any_now)
      select id as "codeId", program_id as "programId", participant_id as "participantId", alias,
        false as "isDisabled"
      from counted where of_person = 1 and person <= 2 order by program_id, id`,
  )
}

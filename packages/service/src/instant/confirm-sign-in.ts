import { Refusal } from '@goodword/contract/errors'
import type { confirmSignIn as operation } from '@goodword/contract/instant'
import type { Body, Reply } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type PublicContext, transaction, type Unit } from '../context.ts'
import { identitiesOf, identityKey } from '../participants/person.ts'
import { holdersOf } from '../participants/queries.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { requireInstant } from './require-instant.ts'
import { emailLabel, newSecret, SESSION_MS, secretHash } from './secret.ts'
import { signIdentity } from './sign-identity.ts'

/**
 * Somebody opened the link: the address is theirs, and from now on this device shows their status. An address
 * has one participant; where another holds it, this person is that one, and staff see that there are two.
 */
export async function confirmSignIn(
  ctx: PublicContext,
  { token }: Body<typeof operation>,
): Promise<Reply<typeof operation>> {
  requireInstant(ctx)
  const { server, workspace, vault } = ctx
  return transaction(ctx, async (unit) => {
    const inUnit = { ...ctx, unit }
    const hash = secretHash(token)
    const link = await useLink(ctx, unit, hash)
    if (!link) throw new Refusal('sign_in_link_invalid')
    const email = vault
      .openOfPerson(link.wrapped_key, link.participant_id, emailLabel(hash), link.sealed_email)
      .toString()

    const identities = identitiesOf(vault, { email })
    const holders = await holdersOf(unit.tx, workspace.uuid, identities)
    await upsertParticipant(inUnit, { external_id: link.external_id, email })
    const holder = holders.get(identityKey(identities[0]!)) ?? link.participant_id
    const person = (await readPerson(ctx, unit, holder)) ?? {
      id: link.participant_id,
      external_id: link.external_id,
    }

    const renewal = newSecret(server)
    unit.send(
      rows(
        unit.tx,
        sql`insert into sign_ins (workspace_id, hash, kind, participant_id, expires_at)
          values (${workspace.uuid}::uuid, ${secretHash(renewal)}, 'session', ${person.id}::uuid,
            ${new Date(server.clock() + SESSION_MS)})`,
      ),
    )
    return { renewal, ...(await signIdentity(inUnit, person.external_id)) }
  })
}

type Link = {
  readonly participant_id: string
  readonly external_id: string
  readonly sealed_email: Uint8Array
  readonly wrapped_key: Uint8Array
}

/** Takes a link, once: of two who open it at the same moment one is told that it was used. */
async function useLink(ctx: PublicContext, unit: Unit, hash: Buffer): Promise<Link | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(ctx.server.clock())
  const [link] = await rows<Link>(
    unit.tx,
    sql`with used as (
        update sign_ins set ended_at = ${now} where workspace_id = ${w} and hash = ${hash} and kind = 'link'
          and ended_at is null and expires_at > ${now} returning participant_id, sealed_email)
      select u.*, p.external_id, e.wrapped_key from used u
        join participants p on p.workspace_id = ${w} and p.id = u.participant_id
        join envelopes e on e.workspace_id = ${w} and e.participant_id = u.participant_id
          and e.wrapped_key is not null`,
  )
  return link
}

/** Whom an identity can name: the merchant knows some people by nothing but an address. */
async function readPerson(
  ctx: PublicContext,
  unit: Unit,
  uuid: string,
): Promise<{ readonly id: string; readonly external_id: string } | undefined> {
  const [person] = await rows<{ id: string; external_id: string }>(
    unit.tx,
    sql`select id, external_id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuid}::uuid and external_id is not null and erased_at is null`,
  )
  return person
}

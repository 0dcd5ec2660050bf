import type { sendSignInLink as operation } from '@goodword/contract/instant'
import type { Body } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type PublicContext, transaction } from '../context.ts'
import { composeSignIn } from '../mail/compose-sign-in.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { identitiesOf } from '../participants/person.ts'
import { personKey } from '../participants/person-key.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { chooseProgram } from '../widget/get-session.ts'
import { readHandle } from './anonymous.ts'
import { countOrRefuse, instantLimit, requireInstant } from './require-instant.ts'
import { emailLabel, LINK_MS, newSecret, secretHash } from './secret.ts'

/** Letters that one network may ask for. */
const asksOf = instantLimit({ name: 'sign-in-asks', quota: 20, windowSeconds: 600 })
/** Letters to one address, and for one advocate: enough for who mislaid one, too few to bother anybody. */
const lettersOf = instantLimit({ name: 'sign-in-letters', quota: 3, windowSeconds: 1_800 })

/**
 * Sends a link to an address, by which its reader signs in. The answer is the same for every address, and so is
 * the work: nothing is looked up by it.
 */
export async function sendSignInLink(
  ctx: PublicContext,
  input: Body<typeof operation>,
): Promise<void> {
  requireInstant(ctx)
  const { server, workspace, vault } = ctx
  countOrRefuse(asksOf(server), ctx.callerPrefix)
  const anonymous = readHandle(server, workspace.uuid, input.handle)
  const [identity] = identitiesOf(vault, { email: input.email })
  if (!anonymous || !identity) return
  const letters = lettersOf(server)
  const askers = [anonymous.externalId, `${workspace.uuid}/${identity.blindIndex.toString('hex')}`]
  if (!askers.every((asker) => letters.take(asker).isAllowed)) return

  const { id: programId } = await chooseProgram(ctx, input)
  const programs = await livePrograms(server, server.database.db, workspace.uuid)
  const program = programs.find(({ id }) => id === programId)!
  const locale = input.locale ?? 'en'
  const secret = newSecret(server)
  // After the number sign, so that the secret reaches no server's log on its way.
  const page = `${server.publicUrl}/p/${workspace.slug}/${program.slug}?lang=${locale}`
  const message = composeSignIn(locale, {
    to: input.email,
    shop: workspace.name,
    link: `${page}#sign-in=${secret}`,
  })
  const expiresAt = new Date(server.clock() + LINK_MS)

  await transaction(ctx, async (unit) => {
    const [row] = await rows<{ id: string }>(
      unit.tx,
      sql`select id from participants where workspace_id = ${workspace.uuid}::uuid
        and external_id = ${anonymous.externalId} for update`,
    )
    if (!row) return
    const wrapped = await personKey(ctx, unit.tx, row.id)
    const hash = secretHash(secret)
    const email = Buffer.from(input.email)
    const sealed = vault.sealOfPerson(wrapped, row.id, emailLabel(hash), email)
    unit.send(
      rows(
        unit.tx,
        sql`insert into sign_ins (workspace_id, hash, kind, participant_id, sealed_email, expires_at)
          values (${workspace.uuid}::uuid, ${hash}, 'link', ${row.id}::uuid, ${sealed}, ${expiresAt})`,
      ),
    )
    queueMail(ctx, unit, {
      kind: 'sign_in',
      participantUuid: row.id,
      wrappedKey: wrapped,
      message,
      expiresAt,
    })
  })
}

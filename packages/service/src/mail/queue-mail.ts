import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import type { Message } from './mailer.ts'

/** A mail to be sent, and under whose key it is kept until then. */
export type QueuedMail = {
  readonly kind: 'sign_in'
  readonly participantUuid: string
  readonly wrappedKey: Uint8Array
  readonly message: Message
  /** From when on it would say nothing true any more, on the real clock. */
  readonly expiresAt: Date
}

/** Puts a mail into the outbox as part of the transaction; the worker sends it soon after the commit. */
export function queueMail(ctx: Context, unit: Unit, mail: QueuedMail): void {
  const { server, workspace, vault } = ctx
  const uuid = uuidOf(server.newId('mai'))
  const bytes = Buffer.from(JSON.stringify(mail.message))
  const sealed = vault.sealOfPerson(mail.wrappedKey, mail.participantUuid, mailLabel(uuid), bytes)
  const now = new Date(server.clock())
  unit.send(
    rows(
      unit.tx,
      sql`insert into mails (workspace_id, id, participant_id, kind, sealed, send_at, expires_at, created_at)
        values (${workspace.uuid}::uuid, ${uuid}::uuid, ${mail.participantUuid}::uuid, ${mail.kind}, ${sealed},
          ${now}, ${mail.expiresAt}, ${now})`,
    ),
  )
  unit.afterCommit(() => {
    noteAt(server, workspace.uuid, now).catch(() => {})
  })
}

/** What a mail is sealed as. */
export function mailLabel(uuid: string): string {
  return `mail/${uuid}`
}

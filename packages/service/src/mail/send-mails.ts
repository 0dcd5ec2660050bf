import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Mailer, MailOutcome, Message } from './mailer.ts'
import { mailLabel } from './queue-mail.ts'

/** How long a mail is one worker's; longer than sending can take. */
const LEASE_MS = 60_000
/** How many are sent at once; what is left waits until other workspaces have had their turn. */
const AT_ONCE = 8
const SECOND = 1_000
/** The waits after attempts that may go better another time. A link is good for half an hour. */
const waits = [5 * SECOND, 30 * SECOND, 120 * SECOND, 300 * SECOND, 600 * SECOND]

/**
 * Sends what waits in the outbox; returns how many were tried. An attempt is noted before it is made: a worker
 * that dies in the middle has it made again, as the same letter by its name.
 */
export async function sendMails(ctx: Context): Promise<number> {
  const { mailer } = ctx.server
  if (!mailer) return 0
  const tried = await Promise.all(Array.from({ length: AT_ONCE }, () => sendNext(ctx, mailer)))
  return tried.filter(Boolean).length
}

/** When the next mail is to be sent, on the real clock; undefined where none is, or nobody could send it. */
export async function nextMail(ctx: Context): Promise<number | undefined> {
  if (!ctx.server.mailer) return undefined
  const [found] = await rows<{ send_at: Date | null }>(
    ctx.server.database.db,
    sql`select min(send_at) as send_at from mails
      where workspace_id = ${ctx.workspace.uuid}::uuid and send_at is not null`,
  )
  return found?.send_at?.getTime()
}

type Taken = {
  readonly id: string
  readonly participant_id: string
  readonly sealed: Uint8Array
  readonly attempts: number
  readonly expires_at: Date
  readonly wrapped_key: Uint8Array | null
}

async function sendNext(ctx: Context, mailer: Mailer): Promise<boolean> {
  const mail = await takeMail(ctx)
  if (!mail) return false
  await note(ctx, mail, await attempt(ctx, mailer, mail))
  return true
}

async function takeMail(ctx: Context): Promise<Taken | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = ctx.server.clock()
  const [taken] = await rows<Taken>(
    ctx.server.database.db,
    sql`with taken as (
        update mails set send_at = ${new Date(now + LEASE_MS)}, attempts = attempts + 1
        where workspace_id = ${w} and id = (
          select id from mails where workspace_id = ${w} and send_at <= ${new Date(now)}
            order by send_at limit 1 for update skip locked)
        returning id, participant_id, sealed, attempts, expires_at)
      select t.*, e.wrapped_key from taken t
        left join envelopes e on e.workspace_id = ${w} and e.participant_id = t.participant_id`,
  )
  return taken
}

async function attempt(ctx: Context, mailer: Mailer, mail: Taken): Promise<MailOutcome> {
  const { id, participant_id, sealed, wrapped_key, expires_at } = mail
  if (ctx.server.clock() >= expires_at.getTime()) return { kind: 'refused', reason: 'too_late' }
  // Whoever was erased is written to no more.
  if (wrapped_key === null) return { kind: 'refused', reason: 'erased' }
  const bytes = ctx.vault.openOfPerson(wrapped_key, participant_id, mailLabel(id), sealed)
  const message: Message = JSON.parse(bytes.toString())
  return mailer.send({ ...message, id })
}

/** Notes how it went, unless somebody else has tried since. What was said is kept no longer than needed. */
async function note(ctx: Context, { id, attempts }: Taken, outcome: MailOutcome): Promise<void> {
  const wait = outcome.kind === 'later' ? waits[attempts - 1] : undefined
  const change =
    wait === undefined
      ? sql`state = ${outcome.kind === 'sent' ? 'sent' : 'failed'}, sealed = null, send_at = null,
          reason = ${outcome.kind === 'sent' ? null : outcome.reason}`
      : sql`send_at = ${new Date(ctx.server.clock() + wait)}`
  await rows(
    ctx.server.database.db,
    sql`update mails set ${change} where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${id}::uuid
      and attempts = ${attempts} and state = 'waiting'`,
  )
}

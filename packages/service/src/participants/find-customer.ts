import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type CustomerContext, dbOf } from '../context.ts'

/** The participant that the customer of a page is; undefined where they have not been met yet. */
export async function findCustomer(ctx: CustomerContext): Promise<Id<'par'> | undefined> {
  const [found] = await rows<{ id: string }>(
    dbOf(ctx),
    sql`select id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
      and external_id = ${ctx.customer.external_id}`,
  )
  return found && toId('par', found.id)
}

/** The same, where nothing can be done for somebody who has not been met. */
export async function requireCustomer(ctx: CustomerContext): Promise<Id<'par'>> {
  const id = await findCustomer(ctx)
  if (id === undefined) throw new Refusal('participant_not_found')
  return id
}

import { Refusal } from '@goodword/contract/errors'
import { type Database, rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { createCatalogueItem } from '@goodword/service/catalogue/create-catalogue-item'
import type { Context } from '@goodword/service/context'
import { type Advocate, advocateIn } from '@goodword/service/conversions/story'
import { createProgram } from '@goodword/service/programs/create-program'
import { publishProgram } from '@goodword/service/programs/publish-program'
import { sql } from 'drizzle-orm'

/** What a friend brings to show who sent them. */
export type Evidence = { readonly click_token: string } | { readonly code: string }

/** A conversion that was told of; without an id while only the page has seen it. */
export type Known = {
  id: Id<'cnv'> | null
  isConfirmed: boolean
  readonly input: {
    readonly type: string
    readonly external_id: string
    readonly amount?: number
    readonly asset?: string
    readonly friend: { readonly external_id: string }
  }
}

/** What is refused is not done; only our own faults end it. */
export function refusedAs(error: unknown): false {
  if (error instanceof Refusal) return false
  throw error
}

/** Something that a balance can be spent on. */
export async function thingFor(ctx: Context, price: number, asset: string): Promise<Id<'itm'>> {
  const name = { en: 'A perk' }
  const item = await createCatalogueItem(ctx, {
    kind: 'perk',
    name,
    price,
    asset,
    is_active: true,
  })
  return item.id as Id<'itm'>
}

/**
 * Another program, which lets nobody owe: whoever owes comes to it as a friend, and what it issues to them pays.
 */
export async function strictProgram(ctx: Context): Promise<Advocate> {
  const worth = (kind: 'points' | 'credit', asset: string) => ({
    to: 'friend' as const,
    kind,
    value: { amount: 60, asset },
  })
  const draft = {
    name: { en: 'Welcome' },
    attribution: { new_customers_only: false },
    rules: [
      { id: 'welcome', when: 'visit', give: [worth('points', 'points'), worth('credit', 'CNY')] },
    ],
  }
  const { id } = await createProgram(ctx, { slug: 'strict', draft })
  await publishProgram(ctx, { program_id: id as Id<'prg'> })
  return advocateIn(ctx, id as Id<'prg'>, 'host')
}

/** What everybody owes, by owner and asset; and of whom something came in since, that is still there. */
export async function debtsIn({ db }: Database, workspaceId: string, since: number) {
  const found = await rows<{ key: string; amount: number; has_more: boolean }>(
    db,
    sql`select b.participant_id || ' ' || b.asset as key, -b.amount as amount, exists (
          select from lots l where l.workspace_id = b.workspace_id and l.participant_id = b.participant_id
            and l.asset = b.asset and l.remaining > 0 and l.obtained_at >= ${new Date(since)}) as has_more
      from balances b where b.workspace_id = ${workspaceId}::uuid and b.kind = 'debt' and b.amount < 0`,
  )
  return new Map(found.map(({ key, ...debt }) => [key, debt]))
}

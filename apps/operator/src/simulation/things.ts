import { Refusal } from '@goodword/contract/errors'
import type { Id } from '@goodword/domain/ids'
import { createCatalogueItem } from '@goodword/service/catalogue/create-catalogue-item'
import type { Context } from '@goodword/service/context'

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

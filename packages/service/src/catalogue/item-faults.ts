import { type FieldError, Refusal } from '@goodword/contract/errors'
import { assetFaults } from '@goodword/domain/programs/asset-faults'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import type { Server } from '../context.ts'
import { checkAddress, outgoingRules } from '../outgoing/check-address.ts'
import type { Item } from './item.ts'

/** Refuses what the parts of a thing show only together. */
export function demandSound(
  server: Pick<Server, 'outgoing'>,
  item: Pick<
    Item,
    'kind' | 'asset' | 'stock' | 'taken' | 'low_stock' | 'starts_at' | 'ends_at' | 'fulfilment_url'
  >,
): void {
  const fields = [...faultsOf(server, item)]
  if (fields.length > 0) throw new Refusal('invalid_input', { fields })
}

function* faultsOf(
  server: Pick<Server, 'outgoing'>,
  item: Parameters<typeof demandSound>[1],
): Iterable<FieldError> {
  const { kind, asset, stock, taken, starts_at, ends_at, fulfilment_url } = item
  for (const { message } of assetFaults(asset, '')) yield { pointer: '/asset', message }
  if (asset === GROWTH) yield { pointer: '/asset', message: 'Growth is earned, and not spent.' }
  if (stock !== null && stock < taken) {
    yield { pointer: '/stock', message: `${taken} are taken already.` }
  }
  if (starts_at !== null && ends_at !== null && ends_at <= starts_at) {
    yield { pointer: '/ends_at', message: 'It ends before it starts.' }
  }
  if (fulfilment_url === null) return
  if (kind !== 'top_up') {
    yield { pointer: '/fulfilment_url', message: 'Only a top-up is asked for elsewhere.' }
  } else if (typeof checkAddress(fulfilment_url, outgoingRules(server)) === 'string') {
    const message = 'Give a public https address, on the usual port or 8443.'
    yield { pointer: '/fulfilment_url', message }
  }
}

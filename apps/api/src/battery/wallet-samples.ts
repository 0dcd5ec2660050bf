import { aGiftOfPoints, anAddress, anItem, aRedemption, aWish, nothing } from './things.ts'
import type { SomeSamples } from './world.ts'

/** A valid request to each operation on the catalogue, redemptions, deliveries and balances. */
export const walletSamples = {
  createCatalogueItem: async ({ fresh }) => ({
    body: { kind: 'perk', name: { en: fresh() }, price: 100, asset: 'points' },
  }),
  listCatalogue: nothing,
  getCatalogueItem: async (world) => ({ params: { item_id: await anItem(world) } }),
  updateCatalogueItem: async (world) => ({
    params: { item_id: await anItem(world) },
    body: { sku: world.fresh() },
  }),
  addCatalogueCodes: async (world) => ({
    params: { item_id: await anItem(world, 'coupon') },
    body: { codes: [world.fresh()] },
  }),
  rotateFulfilmentSecret: async (world) => ({
    params: { item_id: await anItem(world, 'top_up') },
    body: {},
  }),
  redeem: async (world) => ({ body: await aWish(world) }),
  listRedemptions: async ({ advocate }) => ({ query: { participant_id: advocate.id } }),
  getRedemption: async (world) => ({ params: { redemption_id: (await aRedemption(world)).id } }),
  settleRedemption: async (world) => ({
    params: { redemption_id: (await aRedemption(world, 'top_up')).id },
    body: { outcome: 'fulfilled', reference: world.fresh() },
  }),
  listDeliveries: async ({ advocate }) => ({ query: { participant_id: advocate.id } }),
  getDelivery: async (world) => ({
    params: { delivery_id: (await aRedemption(world, 'gift')).delivery_id },
  }),
  addressDelivery: async (world) => ({
    params: { delivery_id: (await aRedemption(world, 'gift')).delivery_id },
    body: anAddress(world),
  }),
  moveDelivery: async (world) => {
    const made = await aRedemption(world, 'gift', { address: anAddress(world) })
    return {
      params: { delivery_id: made.delivery_id },
      body: { to: 'sent', tracking: world.fresh() },
    }
  },
  transfer: async (world) => ({
    body: { participant_id: world.advocate.id, ...(await aGiftOfPoints(world)) },
  }),
  listLots: async ({ advocate }) => ({ params: { participant_id: advocate.id } }),
  getStatement: async ({ advocate }) => ({ params: { participant_id: advocate.id } }),
} satisfies SomeSamples

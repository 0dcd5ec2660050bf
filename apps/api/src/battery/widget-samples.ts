import { newAnonymous } from '@goodword/service/instant/anonymous'

import {
  aChoice,
  aDraw,
  aGiftOfPoints,
  anAddress,
  anAppeal,
  anOrder,
  aPlea,
  aRedemption,
  aReward,
  aSignIn,
  aWish,
  channels,
  conversion,
  inInstant,
  inPage,
  inTurn,
} from './things.ts'
import type { SomeSamples } from './world.ts'

const channelInTurn = inTurn(channels)
const yesAndNo = inTurn([true, false])

/** A valid request to each operation on the page of a shop. */
export const widgetSamples = {
  getWidgetSession: async (world) => ({ params: inPage(world), query: { locale: 'en' } }),
  enrolCustomer: async (world) => ({
    params: inPage(world),
    body: { locale: 'zh-CN', device_id: world.fresh() },
  }),
  getWidgetProgram: async (world) => ({ params: inPage(world), query: { locale: 'en' } }),
  getWidgetOffer: async (world) => ({ params: inPage(world), query: { click_token: world.token } }),
  recordWidgetClick: async (world) => ({
    params: inPage(world),
    body: { code: world.advocate.alias, device_id: world.fresh() },
  }),
  recordWidgetShare: async (world) => ({
    params: inPage(world),
    body: { program_id: world.programId, channel: channelInTurn() },
  }),
  recordPageConversion: async (world) => ({ params: inPage(world), body: anOrder(world) }),
  getInstant: async (world) => ({ params: await inInstant(world), query: { locale: 'zh' } }),
  startInstant: async (world) => ({
    params: await inInstant(world),
    body: { device_id: world.fresh() },
  }),
  sendSignInLink: async (world) => ({
    params: await inInstant(world),
    body: {
      handle: newAnonymous(world.shop.ctx.server, world.shop.ctx.workspace.uuid).handle,
      email: `${world.fresh()}@example.com`,
    },
  }),
  confirmSignIn: async (world) => ({
    params: await inInstant(world),
    body: { token: await aSignIn(world, 'link') },
  }),
  renewIdentity: async (world) => ({
    params: await inInstant(world),
    body: { renewal: await aSignIn(world, 'session') },
  }),
  endSignIn: async (world) => ({
    params: inPage(world),
    body: { renewal: await aSignIn(world, 'session') },
  }),
  listWidgetRewardOptions: async (world) => ({
    params: { ...inPage(world), reward_id: await aChoice(world) },
  }),
  chooseWidgetReward: async (world) => ({
    params: { ...inPage(world), reward_id: await aChoice(world) },
    body: { option: 0 },
  }),
  explainWidgetDecision: async (world) => ({
    params: {
      ...inPage(world),
      decision_id: (await conversion(world)).outcomes[0].decision_id,
    },
  }),
  explainWidgetReward: async (world) => ({
    params: { ...inPage(world), reward_id: await aReward(world) },
    query: { locale: 'zh-CN' },
  }),
  explainWidgetReferral: async (world) => ({
    params: {
      ...inPage(world),
      referral_id: (await conversion(world)).outcomes[0].referral_id,
    },
  }),
  openWidgetAppeal: async (world) => ({ params: inPage(world), body: await aPlea(world) }),
  listWidgetAppeals: async (world) => ({ params: inPage(world) }),
  getWidgetAppeal: async (world) => ({
    params: { ...inPage(world), appeal_id: await anAppeal(world) },
  }),
  openWidgetClaim: async (world) => ({
    params: inPage(world),
    body: { order_number: world.fresh(), shared_at: '2025-01-05T10:00:00Z' },
  }),
  listWidgetClaims: async (world) => ({ params: inPage(world) }),
  traceWidgetReferral: async (world) => ({
    params: {
      ...inPage(world),
      referral_id: (await conversion(world)).outcomes[0].referral_id,
    },
  }),
  getWidgetWallet: async (world) => ({ params: inPage(world), query: { locale: 'en' } }),
  getWidgetStatement: async (world) => ({ params: inPage(world) }),
  redeemInWidget: async (world) => {
    const { item_id } = await aWish(world)
    return { params: inPage(world), body: { item_id } }
  },
  transferInWidget: async (world) => ({
    params: inPage(world),
    body: await aGiftOfPoints(world),
  }),
  addressWidgetDelivery: async (world) => ({
    params: inPage(world),
    body: {
      delivery_id: (await aRedemption(world, 'gift')).delivery_id,
      address: anAddress(world),
    },
  }),
  listWidgetDraws: async (world) => ({ params: inPage(world) }),
  getWidgetDraw: async (world) => ({
    params: { ...inPage(world), draw: 'car' },
    query: { program_id: await aDraw(world) },
  }),
  listWidgetEntries: async (world) => ({
    params: inPage(world),
    query: { program_id: await aDraw(world), locale: 'en' },
  }),
  getBoard: async (world) => {
    await conversion(world)
    return { params: { program_id: world.programId, board: 'month' } }
  },
  getWidgetBoard: async (world) => ({
    params: { ...inPage(world), program_id: world.programId, board: 'month' },
  }),
  showNameOnBoards: async (world) => ({
    params: inPage(world),
    body: { shows_name: yesAndNo() },
  }),
} satisfies SomeSamples

import { toId } from '@goodword/domain/ids'
import { advocateIn } from '@goodword/service/conversions/story'

import {
  aClaim,
  aCode,
  aLead,
  anAppeal,
  anOrder,
  aParticipant,
  aPlea,
  aReview,
  aReward,
  conversion,
  nothing,
  submitted,
} from './things.ts'
import { fromPage, type SomeSamples } from './world.ts'

/** A valid request to each operation on people, their codes, conversions, referrals, claims and leads. */
export const peopleSamples = {
  upsertParticipant: async ({ fresh }) => ({ body: { external_id: fresh(), name: 'Zoë' } }),
  listParticipants: nothing,
  getParticipant: async ({ advocate }) => ({ params: { participant_id: advocate.id } }),
  getBalances: async ({ advocate }) => ({ params: { participant_id: advocate.id } }),
  issueCode: async (world) => ({
    body: { program_id: world.programId, participant_id: await aParticipant(world) },
  }),
  listCodes: async ({ advocate }) => ({ query: { participant_id: advocate.id } }),
  getCode: async (world) => ({ params: { code_id: aCode(world) } }),
  getCodeQr: async (world) => ({ params: { code_id: aCode(world) } }),
  disableCode: async (world) => {
    const other = await advocateIn(world.shop.ctx, world.programId, world.fresh())
    return { params: { code_id: toId('cod', other.codeId) } }
  },
  recordShare: async (world) => ({
    body: {
      program_id: world.programId,
      participant_id: await aParticipant(world),
      channel: 'copy',
    },
  }),
  listShares: nothing,
  listClicks: nothing,
  listReferrals: async ({ advocate }) => ({ query: { advocate_id: advocate.id } }),
  getReferral: async (world) => ({
    params: { referral_id: (await conversion(world)).outcomes[0].referral_id },
  }),
  denyReferral: async (world) => ({
    params: { referral_id: (await conversion(world)).outcomes[0].referral_id },
    body: { reason: 'fraud_found', note: 'The same bank account.' },
  }),
  approveReferral: async (world) => {
    const { referral_id } = (await conversion(world)).outcomes[0]
    await world.post(`/v1/referrals/${referral_id}/deny`, { reason: 'fraud_found' })
    return { params: { referral_id }, body: { note: 'A brother, after all.' } }
  },
  recordConversion: async (world) => ({ body: anOrder(world) }),
  recordConversions: async (world) => ({ body: { conversions: [anOrder(world), anOrder(world)] } }),
  listConversions: nothing,
  getConversion: async (world) => ({ params: { conversion_id: (await conversion(world)).id } }),
  confirmConversion: async (world) => {
    const external_id = world.fresh()
    const { shop } = world
    const order = { ...anOrder(world), external_id }
    await world.post(`/v1/widget/${shop.publishableKey}/conversions`, order, fromPage)
    const listed = await world.get('/v1/conversions')
    const found = listed.json.data.find(
      (one: { external_id: string }) => one.external_id === external_id,
    )
    return { params: { conversion_id: found.id }, body: {} }
  },
  refundConversion: async (world) => ({
    params: { conversion_id: (await conversion(world)).id },
    body: { external_id: world.fresh(), amount: 100 },
  }),
  reportBalance: async (world) => {
    const external_id = world.fresh()
    await world.post('/v1/participants', { external_id })
    return { body: { friend: { external_id }, asset: 'CNY', balance: 1_000_000 } }
  },
  listBalanceReports: nothing,
  listReviews: nothing,
  decideReview: async (world) => ({
    params: { review_id: await aReview(world) },
    body: { outcome: 'approved' },
  }),
  listAppeals: async ({ advocate }) => ({
    query: { state: 'open', participant_id: advocate.id },
  }),
  openAppeal: async (world) => ({
    body: { participant_id: world.advocate.id, ...(await aPlea(world)) },
  }),
  getAppealStatistics: nothing,
  getAppeal: async (world) => ({ params: { appeal_id: await anAppeal(world) } }),
  decideAppeal: async (world) => ({
    params: { appeal_id: await anAppeal(world) },
    body: { outcome: 'upheld', answer: 'You are right.' },
  }),
  listClaims: async ({ advocate }) => ({
    query: { state: 'open', participant_id: advocate.id },
  }),
  openClaim: async (world) => ({
    body: {
      participant_id: await aParticipant(world),
      program_id: world.programId,
      order_number: world.fresh(),
      friend: { name: 'Ben', email: 'ben@shop.example' },
    },
  }),
  getClaim: async (world) => ({ params: { claim_id: await aClaim(world) } }),
  decideClaim: async (world) => ({
    params: { claim_id: await aClaim(world) },
    body: { outcome: 'matched', answer: 'We found your friend.' },
  }),
  getTrace: async (world) => ({ params: { subject_id: await aReward(world) } }),
  verifyOffer: async ({ advocate, fresh }) => ({
    body: {
      code: advocate.alias,
      buyer: { external_id: fresh() },
      order: { amount: 9900, asset: 'USD' },
    },
  }),
  submitLead: async (world) => ({ body: aLead(world) }),
  moveLead: async (world) => ({
    params: { lead_id: await submitted(world) },
    body: { stage: 'qualified' },
  }),
  listLeads: nothing,
  getLead: async (world) => ({ params: { lead_id: await submitted(world) } }),
} satisfies SomeSamples

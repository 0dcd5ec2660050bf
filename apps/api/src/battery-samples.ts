import type { OperationId } from '@goodword/contract/operations'
import type { Id } from '@goodword/domain/ids'
import { toId } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import {
  type Advocate,
  advocateIn,
  clickOn,
  liveProgram,
} from '@goodword/service/conversions/story'
import { createCredit } from '@goodword/service/credits/create-credit'
import { newAnonymous } from '@goodword/service/instant/anonymous'
import { storedSignIn } from '@goodword/service/instant/story'
import { updateWorkspace } from '@goodword/service/workspaces/update-workspace'
import type { Answered, Asking, Shop } from './fixtures.ts'
import { shopOrigin } from './fixtures.ts'

/** A valid request to one operation, of a workspace where what it names exists. */
export type Sample = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A workspace in which something has happened already. */
export type World = {
  readonly shop: Shop
  readonly programId: Id<'prg'>
  readonly advocate: Advocate
  readonly token: string
  /** A word or number that was not given before. */
  readonly fresh: () => string
  readonly post: (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answered>
  readonly get: (path: string) => Promise<Answered>
}

type Ask = (method: string, path: string, asking?: Asking) => Promise<Answered>

const document: ProgramDraft = {
  name: { en: 'Give 5, get 10' },
  attribution: { evidence: ['link', 'code', 'claim'] },
  boards: [{ id: 'month', counting: 'approved_referrals', period: 'month' }],
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      give: [
        { to: 'friend', kind: 'coupon', value: { amount: 500, asset: 'USD' }, valid_days: 30 },
      ],
    },
    {
      id: 'advocate-cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'USD' } }],
    },
    {
      id: 'thank-you',
      when: 'won',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'research_report' },
          choice: 'thank-you',
        },
        {
          to: 'advocate',
          kind: 'gift',
          value: { amount: 1, asset: 'event_seat' },
          stock: 1_000,
          choice: 'thank-you',
        },
      ],
    },
    {
      id: 'advocate-points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1000, asset: 'points' } }],
    },
  ],
  transfers: { asset: 'points', max_per_day: 1_000_000 },
}

let count = 0

/** Has something happen: a live program, an advocate with a code, a click on their link. */
export async function openWorld(shop: Shop, ask: Ask): Promise<World> {
  const programId = await liveProgram(shop.ctx, document)
  const advocate = await advocateIn(shop.ctx, programId, 'alice')
  const done = async (asked: Promise<Answered>) => {
    const answered = await asked
    if (answered.status >= 300) throw new Error(`${answered.status} ${answered.text}`)
    return answered
  }
  await done(
    ask('PATCH', '/v1/workspace', {
      key: shop.secretKey,
      body: { accepts_page_conversions: true },
    }),
  )
  return {
    shop,
    programId,
    advocate,
    token: await clickOn(shop.ctx, programId, advocate),
    fresh: () => {
      count += 1
      return `n${count}`
    },
    post: (path, body, headers = {}) =>
      done(ask('POST', path, { key: shop.secretKey, body, headers })),
    get: (path) => done(ask('GET', path, { key: shop.secretKey })),
  }
}

/** The headers with which a page of the shop asks. */
export const fromPage = { origin: shopOrigin }

const nothing = async () => ({})

const anOrder = ({ fresh, advocate }: World) => ({
  type: 'order',
  external_id: fresh(),
  amount: 9900,
  asset: 'USD',
  friend: { external_id: fresh() },
  code: advocate.alias,
})

const conversion = async (world: World) =>
  (await world.post('/v1/conversions', anOrder(world))).json

/** A program with a draw. */
const aDraw = async (world: World): Promise<string> => {
  const prize = { to: 'advocate', kind: 'gift', value: { amount: 1, asset: 'car' } }
  const draft = {
    name: { en: 'Win a car' },
    rules: [
      {
        id: 'entry',
        when: 'order',
        give: [{ to: 'advocate', kind: 'draw_entry', value: { amount: 1, asset: 'car_draw' } }],
      },
    ],
    draws: [{ id: 'car', entries: 'car_draw', at: '2199-01-01T00:00:00Z', give: [prize] }],
  }
  const { id } = (await world.post('/v1/programs', { slug: world.fresh(), draft })).json
  await world.post(`/v1/programs/${id}/publish`, {}, { 'idempotency-key': world.fresh() })
  return id
}

const aReward = async (world: World): Promise<string> =>
  (await conversion(world)).outcomes[0].rewards[0].reward_id

/** A batch of a reward of its own, taken so far. */
const aBatch = async (world: World, ...steps: readonly string[]): Promise<string> => {
  await aReward(world)
  const id = (await world.post('/v1/payout-batches', {})).json.id
  for (const step of steps) await world.post(`/v1/payout-batches/${id}/${step}`, {})
  return id
}

const aPayout = async (world: World): Promise<string> => {
  const batch = await aBatch(world, 'approve', 'send')
  return (await world.get(`/v1/payouts?batch_id=${batch}`)).json.data[0].id
}

/** A reward of the advocate's between which and another they may choose. */
const aChoice = async ({ post, fresh, advocate }: World): Promise<string> => {
  const won = { type: 'won', external_id: fresh(), friend: { external_id: fresh() } }
  const recorded = await post('/v1/conversions', { ...won, code: advocate.alias })
  return recorded.json.outcomes[0].rewards.find((one: { kind: string }) => one.kind === 'choice')
    .reward_id
}

const aCredit = ({ programId, advocate, fresh }: World, asset: string) => ({
  kind: 'points',
  program_id: programId,
  participant_id: advocate.id,
  amount: 100,
  asset,
  reason: `The parcel of order ${fresh()} was late.`,
})

/** A credit that waits for a second person: it was proposed by somebody else than who asks. */
const proposedCredit = async (world: World): Promise<string> => {
  const { ctx } = world.shop
  const four_eyes = [{ amount: 0, asset: 'stamps' }]
  await updateWorkspace(ctx, { four_eyes })
  const by = { ...ctx, actor: { id: 'key_other', name: 'Ada' } }
  const input = aCredit(world, 'stamps') as Parameters<typeof createCredit>[1]
  return (await createCredit(by, input)).id
}

const aCoupon = async ({ post, advocate, fresh }: World): Promise<string> => {
  const verified = await post('/v1/offers/verify', {
    code: advocate.alias,
    buyer: { external_id: fresh() },
    order: { amount: 9900, asset: 'USD' },
  })
  return verified.json.rewards[0].coupon_code
}

const aProgram = async ({ post, fresh }: World): Promise<string> =>
  (await post('/v1/programs', { slug: fresh(), draft: document })).json.id

const publishedProgram = async (world: World): Promise<string> => {
  const id = await aProgram(world)
  await world.post(`/v1/programs/${id}/publish`, {}, { 'idempotency-key': world.fresh() })
  return id
}

const aParticipant = async ({ post, fresh }: World): Promise<string> =>
  (await post('/v1/participants', { external_id: fresh() })).json.id

const aCode = ({ advocate }: World) => toId('cod', advocate.codeId)

const aKey = async ({ post, fresh }: World): Promise<string> => {
  const body = { kind: 'secret', name: 'old', scopes: ['programs:read'] }
  return (await post('/v1/keys', body, { 'idempotency-key': fresh() })).json.id
}

const aReview = async (world: World): Promise<string> => {
  // Two people who say that they are one.
  const email = `${world.fresh()}@shop.example`
  for (const _ of [1, 2]) {
    await world.post('/v1/participants', { external_id: world.fresh(), email })
  }
  return (await world.get('/v1/reviews?state=open')).json.data[0].id
}

/** A referral that staff denied: something to contest. */
const aDenial = async (world: World): Promise<string> => {
  const { referral_id } = (await conversion(world)).outcomes[0]
  await world.post(`/v1/referrals/${referral_id}/deny`, { reason: 'fraud_found' })
  return referral_id
}

const aPlea = async (world: World) => ({
  referral_id: await aDenial(world),
  text: 'We only share a tablet.',
  evidence: ['Order 1001'],
})

const anAppeal = async (world: World): Promise<string> => {
  const body = { participant_id: world.advocate.id, ...(await aPlea(world)) }
  return (await world.post('/v1/appeals', body)).json.id
}

/** A claim by hand of an order that is here, of somebody whom nobody brought. */
const aClaim = async (world: World): Promise<string> => {
  const { code: _, ...order } = anOrder(world)
  await world.post('/v1/conversions', order)
  const body = { participant_id: await aParticipant(world), order_number: order.external_id }
  return (await world.post('/v1/claims', body)).json.id
}

const anItem = async ({ post, fresh }: World, kind = 'perk'): Promise<string> => {
  const body = { kind, name: { en: fresh() }, price: 100, asset: 'points' }
  return (await post('/v1/catalogue', body)).json.id
}

/** A wish that the advocate can pay for. */
const aWish = async (world: World, kind?: string) => {
  await conversion(world)
  return { participant_id: world.advocate.id, item_id: await anItem(world, kind) }
}

const aRedemption = async (world: World, kind?: string, more: object = {}) => {
  const body = { ...(await aWish(world, kind)), ...more }
  return (await world.post('/v1/redemptions', body, { 'idempotency-key': world.fresh() })).json
}

const anAddress = ({ fresh }: World) => ({
  name: 'Alice',
  street: `${fresh()} Lake Road`,
  city: 'Hangzhou',
  country: 'CN',
})

const aGiftOfPoints = async (world: World) => {
  const { outcomes } = await conversion(world)
  return { referral_id: outcomes[0].referral_id, amount: 1, asset: 'points' }
}

const channels = ['wechat', 'weibo', 'qq', 'sms'] as const

/** Another one each time. */
function nextOf<T>(list: readonly T[], { fresh }: World): T {
  return list[Number(fresh().slice(1)) % list.length]!
}

const inPage = ({ shop }: World) => ({ publishable_key: shop.publishableKey })

/** The page of a workspace that takes advocates whom nobody vouches for. */
async function inInstant(world: World) {
  await updateWorkspace(world.shop.ctx, { instant_mode: true })
  return inPage(world)
}

/** A link that was sent, or the sign-in that came of one. */
async function aSignIn(world: World, kind: 'link' | 'session'): Promise<string> {
  const { ctx } = world.shop
  const { id } = await advocateIn(ctx, world.programId, world.fresh())
  return storedSignIn(ctx, id, kind, `${world.fresh()}@example.com`)
}

const aLead = ({ programId, advocate, fresh }: World) => ({
  external_id: fresh(),
  program_id: programId,
  advocate: { code: advocate.alias },
  friend: { external_id: fresh() },
  company: 'Acme',
  need: 'Advice on our books.',
  consent: true,
})

const submitted = async (world: World): Promise<string> =>
  (await world.post('/v1/leads', aLead(world))).json.id

/** One valid request for every operation; each call names things that no other names. */
export const samples: Record<OperationId, (world: World) => Promise<Sample>> = {
  getWorkspace: nothing,
  updateWorkspace: async ({ fresh }) => ({ body: { name: fresh() } }),
  listSigningSecrets: nothing,
  rotateSigningSecret: async ({ fresh }) => ({
    // Long, so that customers of the other tests stay who they are.
    body: { old_valid_hours: 600 + (Number(fresh().slice(1)) % 100) },
  }),
  revokeIdentity: async ({ fresh }) => ({ body: { jti: fresh() } }),
  listKeys: nothing,
  createKey: async ({ fresh }) => ({
    body: { kind: 'secret', name: fresh(), scopes: ['programs:read'] },
  }),
  rotateKey: async (world) => ({ params: { key_id: await aKey(world) }, body: {} }),
  revokeKey: async (world) => ({ params: { key_id: await aKey(world) } }),

  listPrograms: nothing,
  createProgram: async ({ fresh }) => ({ body: { slug: fresh(), draft: document } }),
  getProgram: async (world) => ({ params: { program_id: await aProgram(world) } }),
  updateProgram: async (world) => ({
    params: { program_id: await aProgram(world) },
    body: { draft: document },
  }),
  validateProgram: async () => ({ body: { document } }),
  publishProgram: async (world) => ({ params: { program_id: await aProgram(world) }, body: {} }),
  pauseProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: {},
  }),
  resumeProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: {},
  }),
  endProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: { promises: 'honour' },
  }),
  getProgramGuards: async (world) => ({ params: { program_id: await publishedProgram(world) } }),
  listProgramVersions: async (world) => ({ params: { program_id: await publishedProgram(world) } }),
  getProgramVersion: async (world) => ({
    params: { program_id: await publishedProgram(world), version: '1' },
  }),
  diffProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    query: { from: '1', to: '1' },
  }),
  listProgramTemplates: nothing,
  startBacktest: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: { version: 1, customer_value: { amount: 30_000, asset: 'USD' } },
  }),
  getBacktest: async (world) => {
    const path = `/v1/programs/${await aProgram(world)}/backtest`
    const started = await world.post(path, {}, { 'idempotency-key': world.fresh() })
    return { params: { job_id: started.json.id } }
  },
  createHistoryFile: async (world) => ({ body: { format: nextOf(['csv', 'jsonl'], world) } }),
  putHistoryPart: async (world) => ({
    params: {
      history_file_id: (await world.post('/v1/history-files', { format: 'jsonl' })).json.id,
      part: '1',
    },
    body: { content: world.fresh() },
  }),

  listDraws: async ({ programId }) => ({ params: { program_id: programId } }),
  getDraw: async (world) => ({ params: { program_id: await aDraw(world), draw: 'car' } }),

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
  listRewards: async ({ advocate }) => ({ query: { participant_id: advocate.id } }),
  getReward: async (world) => ({ params: { reward_id: await aReward(world) } }),
  markRewardPaid: async (world) => ({ params: { reward_id: await aReward(world) }, body: {} }),
  takeBackReward: async (world) => {
    const credited = await world.post('/v1/credits', aCredit(world, 'points'), {
      'idempotency-key': world.fresh(),
    })
    return { params: { reward_id: credited.json.reward_id }, body: { note: 'It was a mistake.' } }
  },
  createPayoutBatch: async (world) => {
    await aReward(world)
    const due_until = new Date(Date.UTC(2099, 0) + Number(world.fresh().slice(1))).toISOString()
    return { body: { asset: 'USD', kinds: ['cash'], due_until } }
  },
  listPayoutBatches: nothing,
  getPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) } }),
  approvePayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) }, body: {} }),
  discardPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) }, body: {} }),
  sendPayoutBatch: async (world) => ({
    params: { batch_id: await aBatch(world, 'approve') },
    body: {},
  }),
  exportPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world, 'approve') } }),
  listPayouts: nothing,
  getPayout: async (world) => ({ params: { payout_id: await aPayout(world) } }),
  settlePayout: async (world) => ({
    params: { payout_id: await aPayout(world) },
    body: { reference: world.fresh() },
  }),
  failPayout: async (world) => ({
    params: { payout_id: await aPayout(world) },
    body: { reason: 'account_closed' },
  }),
  retryPayout: async (world) => {
    const payout_id = await aPayout(world)
    await world.post(`/v1/payouts/${payout_id}/fail`, { reason: 'account_closed' })
    return { params: { payout_id }, body: {} }
  },
  importPayoutResults: async (world) => ({
    body: { csv: `payout_id,result\n${await aPayout(world)},settled\n` },
  }),
  getPayoutProvider: nothing,
  setPayoutProvider: async ({ fresh }) => ({
    body: { kind: 'http', url: `https://pay.example/${fresh()}` },
  }),
  getReconciliation: async () => ({ query: { month: '2026-10' } }),
  createCredit: async (world) => ({ body: aCredit(world, 'points') }),
  listCredits: nothing,
  approveCredit: async (world) => ({
    params: { credit_id: await proposedCredit(world) },
    body: {},
  }),
  refuseCredit: async (world) => ({
    params: { credit_id: await proposedCredit(world) },
    body: {},
  }),
  listAuditLog: nothing,
  listRewardOptions: async (world) => ({ params: { reward_id: await aChoice(world) } }),
  chooseReward: async (world) => ({
    params: { reward_id: await aChoice(world) },
    body: { option: 1 },
  }),
  listDonations: async ({ programId }) => ({ params: { program_id: programId } }),
  verifyCoupon: async (world) => ({ body: { code: await aCoupon(world) } }),
  redeemCoupon: async (world) => ({
    body: { code: await aCoupon(world), order_id: world.fresh() },
  }),
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
  listDecisions: async (world) => ({ query: { conversion_id: (await conversion(world)).id } }),
  getDecision: async (world) => ({
    params: { decision_id: (await conversion(world)).outcomes[0].decision_id },
  }),
  explainDecision: async (world) => ({
    params: { decision_id: (await conversion(world)).outcomes[0].decision_id },
    query: { audience: 'merchant', locale: 'zh-CN' },
  }),

  listCheckpoints: nothing,
  getLedgerProof: async (world) => ({ params: { reward_id: await aReward(world) } }),
  getLiability: async (world) => ({
    query: { program_id: world.programId, at: '2026-01-01T00:00:00Z' },
  }),

  getClock: nothing,
  advanceClock: async ({ fresh }) => ({ body: { advance: `PT${fresh().slice(1)}S` } }),
  getJob: async ({ post, fresh }) => {
    const headers = { 'idempotency-key': fresh() }
    const jumped = await post('/v1/sandbox/clock', { advance: 'PT1S' }, headers)
    return { params: { job_id: jumped.json.job_id } }
  },
  listEvents: nothing,

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
    body: { program_id: world.programId, channel: nextOf(channels, world) },
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
    body: { order_number: world.fresh(), shared_at: '2026-01-05T10:00:00Z' },
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

  getBoard: async (world) => {
    await conversion(world)
    return { params: { program_id: world.programId, board: 'month' } }
  },
  getWidgetBoard: async (world) => ({
    params: { ...inPage(world), program_id: world.programId, board: 'month' },
  }),
  showNameOnBoards: async (world) => ({
    params: inPage(world),
    body: { shows_name: Number(world.fresh().slice(1)) % 2 === 0 },
  }),

  submitLead: async (world) => ({ body: aLead(world) }),
  moveLead: async (world) => ({
    params: { lead_id: await submitted(world) },
    body: { stage: 'qualified' },
  }),
  listLeads: nothing,
  getLead: async (world) => ({ params: { lead_id: await submitted(world) } }),
}

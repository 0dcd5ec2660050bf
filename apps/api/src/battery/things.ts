import { toId } from '@goodword/domain/ids'
import { advocateIn } from '@goodword/service/conversions/story'
import { createCredit } from '@goodword/service/credits/create-credit'
import { storedSignIn } from '@goodword/service/instant/story'
import { updateWorkspace } from '@goodword/service/workspaces/update-workspace'

import { document, type World } from './world.ts'

export const nothing = async () => ({})

export const anOrder = ({ fresh, advocate }: World) => ({
  type: 'order',
  external_id: fresh(),
  amount: 9900,
  asset: 'USD',
  friend: { external_id: fresh() },
  code: advocate.alias,
})

export const conversion = async (world: World) =>
  (await world.post('/v1/conversions', anOrder(world))).json

/** A program with a draw. */
export const aDraw = async (world: World): Promise<string> => {
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

export const aReward = async (world: World): Promise<string> =>
  (await conversion(world)).outcomes[0].rewards[0].reward_id

/** A batch of a reward of its own, taken so far. */
export const aBatch = async (world: World, ...steps: readonly string[]): Promise<string> => {
  await aReward(world)
  const id = (await world.post('/v1/payout-batches', {})).json.id
  for (const step of steps) await world.post(`/v1/payout-batches/${id}/${step}`, {})
  return id
}

export const aPayout = async (world: World): Promise<string> => {
  const batch = await aBatch(world, 'approve', 'send')
  return (await world.get(`/v1/payouts?batch_id=${batch}`)).json.data[0].id
}

/** A reward of the advocate's between which and another they may choose. */
export const aChoice = async ({ post, fresh, advocate }: World): Promise<string> => {
  const won = { type: 'won', external_id: fresh(), friend: { external_id: fresh() } }
  const recorded = await post('/v1/conversions', { ...won, code: advocate.alias })
  return recorded.json.outcomes[0].rewards.find((one: { kind: string }) => one.kind === 'choice')
    .reward_id
}

export const aCredit = ({ programId, advocate, fresh }: World, asset: string) => ({
  kind: 'points',
  program_id: programId,
  participant_id: advocate.id,
  amount: 100,
  asset,
  reason: `The parcel of order ${fresh()} was late.`,
})

/** A credit that waits for a second person: it was proposed by somebody else than who asks. */
export const proposedCredit = async (world: World): Promise<string> => {
  const { ctx } = world.shop
  const four_eyes = [{ amount: 0, asset: 'stamps' }]
  await updateWorkspace(ctx, { four_eyes })
  const by = { ...ctx, actor: { id: 'key_other', name: 'Ada' } }
  const input = aCredit(world, 'stamps') as Parameters<typeof createCredit>[1]
  return (await createCredit(by, input)).id
}

export const aCoupon = async ({ post, advocate, fresh }: World): Promise<string> => {
  const verified = await post('/v1/offers/verify', {
    code: advocate.alias,
    buyer: { external_id: fresh() },
    order: { amount: 9900, asset: 'USD' },
  })
  return verified.json.rewards[0].coupon_code
}

export const aProgram = async ({ post, fresh }: World): Promise<string> =>
  (await post('/v1/programs', { slug: fresh(), draft: document })).json.id

export const publishedProgram = async (world: World): Promise<string> => {
  const id = await aProgram(world)
  await world.post(`/v1/programs/${id}/publish`, {}, { 'idempotency-key': world.fresh() })
  return id
}

export const aParticipant = async ({ post, fresh }: World): Promise<string> =>
  (await post('/v1/participants', { external_id: fresh() })).json.id

export const aCode = ({ advocate }: World) => toId('cod', advocate.codeId)

export const aKey = async ({ post, fresh }: World): Promise<string> => {
  const body = { kind: 'secret', name: 'old', scopes: ['programs:read'] }
  return (await post('/v1/keys', body, { 'idempotency-key': fresh() })).json.id
}

export const aReview = async (world: World): Promise<string> => {
  // Two people who say that they are one.
  const email = `${world.fresh()}@shop.example`
  for (const _ of [1, 2]) {
    await world.post('/v1/participants', { external_id: world.fresh(), email })
  }
  return (await world.get('/v1/reviews?state=open')).json.data[0].id
}

/** A referral that staff denied: something to contest. */
export const aDenial = async (world: World): Promise<string> => {
  const { referral_id } = (await conversion(world)).outcomes[0]
  await world.post(`/v1/referrals/${referral_id}/deny`, { reason: 'fraud_found' })
  return referral_id
}

export const aPlea = async (world: World) => ({
  referral_id: await aDenial(world),
  text: 'We only share a tablet.',
  evidence: ['Order 1001'],
})

export const anAppeal = async (world: World): Promise<string> => {
  const body = { participant_id: world.advocate.id, ...(await aPlea(world)) }
  return (await world.post('/v1/appeals', body)).json.id
}

/** A claim by hand of an order that is here, of somebody whom nobody brought. */
export const aClaim = async (world: World): Promise<string> => {
  const { code: _, ...order } = anOrder(world)
  await world.post('/v1/conversions', order)
  const body = { participant_id: await aParticipant(world), order_number: order.external_id }
  return (await world.post('/v1/claims', body)).json.id
}

export const anItem = async ({ post, fresh }: World, kind = 'perk'): Promise<string> => {
  const body = { kind, name: { en: fresh() }, price: 100, asset: 'points' }
  return (await post('/v1/catalogue', body)).json.id
}

/** A wish that the advocate can pay for. */
export const aWish = async (world: World, kind?: string) => {
  await conversion(world)
  return { participant_id: world.advocate.id, item_id: await anItem(world, kind) }
}

export const aRedemption = async (world: World, kind?: string, more: object = {}) => {
  const body = { ...(await aWish(world, kind)), ...more }
  return (await world.post('/v1/redemptions', body, { 'idempotency-key': world.fresh() })).json
}

export const anAddress = ({ fresh }: World) => ({
  name: 'Alice',
  street: `${fresh()} Lake Road`,
  city: 'Hangzhou',
  country: 'CN',
})

export const aGiftOfPoints = async (world: World) => {
  const { outcomes } = await conversion(world)
  return { referral_id: outcomes[0].referral_id, amount: 1, asset: 'points' }
}

export const channels = ['wechat', 'weibo', 'qq', 'sms'] as const

/** Another one than the last time, each time. */
export function inTurn<T>(list: readonly T[]): () => T {
  let at = 0
  return () => list[at++ % list.length]!
}

export const inPage = ({ shop }: World) => ({ publishable_key: shop.publishableKey })

/** The page of a workspace that takes advocates whom nobody vouches for. */
export async function inInstant(world: World) {
  await updateWorkspace(world.shop.ctx, { instant_mode: true })
  return inPage(world)
}

/** A link that was sent, or the sign-in that came of one. */
export async function aSignIn(world: World, kind: 'link' | 'session'): Promise<string> {
  const { ctx } = world.shop
  const { id } = await advocateIn(ctx, world.programId, world.fresh())
  return storedSignIn(ctx, id, kind, `${world.fresh()}@example.com`)
}

export const aLead = ({ programId, advocate, fresh }: World) => ({
  external_id: fresh(),
  program_id: programId,
  advocate: { code: advocate.alias },
  friend: { external_id: fresh() },
  company: 'Acme',
  need: 'Advice on our books.',
  consent: true,
})

export const submitted = async (world: World): Promise<string> =>
  (await world.post('/v1/leads', aLead(world))).json.id

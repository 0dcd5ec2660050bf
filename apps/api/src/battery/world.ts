import type { OperationId } from '@goodword/contract/operations'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import {
  type Advocate,
  advocateIn,
  clickOn,
  liveProgram,
} from '@goodword/service/conversions/story'
import type { Answered, Asking, Shop } from '../fixtures.ts'
import { shopOrigin } from '../fixtures.ts'

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

/** A valid request to an operation; each call names things that no other names. */
export type SampleOf = (world: World) => Promise<Sample>

/** Samples of some operations. */
export type SomeSamples = Partial<Record<OperationId, SampleOf>>

type Ask = (method: string, path: string, asking?: Asking) => Promise<Answered>

export const document: ProgramDraft = {
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

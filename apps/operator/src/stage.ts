import { type Answered, type Asking, openApp, openShop, shopOrigin } from '@goodword/api/fixtures'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import type { Server } from '@goodword/service/context'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { othersEnded } from '@goodword/testing/others-ended'
import { expect } from 'vitest'

/** A reply of one operation, as it arrives. */
export type ReplyTo<Id extends keyof Operations> = Reply<Operations[Id]>
export type Recorded = ReplyTo<'recordConversion'>
export type Reward = ReplyTo<'getReward'>

/** An advocate as the shop knows them: their participant, their code and the link that they share. */
export type Advocate = {
  readonly id: string
  readonly codeId: string
  readonly code: string
  readonly link: string
}

/** A sandbox on a database of its own that is driven as its merchant would drive it: by HTTP alone. */
export type Stage = Opened & { readonly shop: Shop } & Verbs

const plenty = { quota: 1_000_000, windowSeconds: 1 }
const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** The headers with which a page of the shop asks. */
export const fromPage = { origin: shopOrigin }

/** Opens a stage, on a real Postgres unless told otherwise. Whoever opens it closes it. */
export async function openStage(engine: Engine = 'postgres'): Promise<Stage> {
  const limits = {
    key: plenty,
    workspace: plenty,
    address: plenty,
    pages: plenty,
    failures: plenty,
  }
  const opened = await openApp(engine, { limits })
  const shop = await openShop(opened.server, opened.clock, 'shop')
  return { ...opened, shop, ...verbsOf(opened, shop) }
}

type Engine = Parameters<typeof openApp>[0]
type Opened = Awaited<ReturnType<typeof openApp>>
type Shop = Awaited<ReturnType<typeof openShop>>
type Verbs = ReturnType<typeof verbsOf>

/** What the shop's server does, one verb for each; a verb insists on success, `send` on nothing. */
export function verbsOf({ ask, server }: Opened, shop: Shop) {
  let keys = 0

  const send = (method: string, path: string, body?: unknown, asking: Asking = {}) =>
    ask(method, path, { key: shop.secretKey, ...(body === undefined ? {} : { body }), ...asking })

  async function get<T>(path: string): Promise<T> {
    return succeeded(await send('GET', path)).json
  }

  /** A write under an Idempotency-Key of its own, as a careful shop sends each. */
  async function post<T>(path: string, body: unknown): Promise<T> {
    keys += 1
    const headers = { 'idempotency-key': `stage-${keys}` }
    for (let attempt = 1; ; attempt++) {
      const answered = await send('POST', path, body, { headers })
      // A server that is asked too much at once says so, and is asked again.
      if (answered.status !== 503 || attempt === 10) return succeeded(answered).json
    }
  }

  /** All pages of a list. */
  async function all<T>(path: string): Promise<T[]> {
    const found: T[] = []
    let cursor: string | null = null
    do {
      const from: string = cursor === null ? '' : `&cursor=${cursor}`
      const url = `${path}${path.includes('?') ? '&' : '?'}limit=100${from}`
      const page = await get<{ data: T[]; next_cursor: string | null; has_more?: boolean }>(url)
      found.push(...page.data)
      // The list of events hands out a cursor at its end as well.
      cursor = page.has_more === false ? null : page.next_cursor
    } while (cursor !== null)
    return found
  }

  async function publish(slug: string, draft: ProgramDraft | object): Promise<string> {
    const program = await post<ReplyTo<'createProgram'>>('/v1/programs', { slug, draft })
    await post(`/v1/programs/${program.id}/publish`, {})
    return program.id
  }

  async function advocate(
    programId: string,
    externalId: string,
    person: object = {},
  ): Promise<Advocate> {
    const body = { external_id: externalId, ...person }
    const { id } = await post<ReplyTo<'upsertParticipant'>>('/v1/participants', body)
    const code = await post<ReplyTo<'issueCode'>>('/v1/codes', {
      program_id: programId,
      participant_id: id,
    })
    return { id, codeId: code.id, code: code.alias, link: code.link }
  }

  return {
    send,
    get,
    post,
    all,
    publish,
    advocate,

    /** A template as the product ships it, published unchanged. */
    publishTemplate: async (id: string): Promise<string> => {
      const { data } = await get<ReplyTo<'listProgramTemplates'>>('/v1/program-templates')
      const template = data.find((one) => one.id === id)
      if (!template) throw new Error(`There is no template "${id}".`)
      return publish(id, template.document)
    },

    /** Somebody opens an advocate's link; what their browser carries to the shop as `gw`. */
    open: async ({ link }: Advocate): Promise<string> => {
      const { pathname } = new URL(link)
      const answered = await ask('GET', pathname, { headers: { 'user-agent': userAgent } })
      expect(answered.status).toBe(302)
      return new URL(answered.headers.get('location')!).searchParams.get('gw')!
    },

    convert: (conversion: object) => post<Recorded>('/v1/conversions', conversion),
    refund: (conversionId: string, externalId: string, amount?: number) =>
      post<Recorded>(`/v1/conversions/${conversionId}/refunds`, {
        external_id: externalId,
        ...(amount === undefined ? {} : { amount }),
      }),

    /** Moves the sandbox's clock, and waits for what became due. */
    advance: async (duration: string) => {
      const moved = await post<ReplyTo<'advanceClock'>>('/v1/sandbox/clock', { advance: duration })
      expect(moved.state).toBe('done')
      return moved
    },

    reward: (id: string) => get<Reward>(`/v1/rewards/${id}`),
    rewardsOf: (participantId: string) =>
      all<Reward>(`/v1/rewards?participant_id=${participantId}`),
    referralsOf: (participantId: string) =>
      all<ReplyTo<'getReferral'>>(`/v1/referrals?advocate_id=${participantId}`),
    balancesOf: async (participantId: string) =>
      (await get<ReplyTo<'getBalances'>>(`/v1/participants/${participantId}/balances`)).data,
    eventsOf: async (...types: string[]) => {
      await othersEnded(server.database)
      const told = await all<ReplyTo<'listEvents'>['data'][number]>('/v1/events')
      return told.filter(({ type }) => types.includes(type))
    },

    verify: () => expectSoundBooks(server, shop.ctx.workspace.uuid),
  }
}

/** Asks the same many times at the same moment. */
export function atOnce<T>(count: number, ask: (n: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => ask(n)))
}

/** How many answers had each status, such as `{ 201: 1, 409: 49 }`. */
export function statusesOf(answers: readonly Answered[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Balances, rewards, counts, limits and receipts of a workspace agree with each other. */
export async function expectSoundBooks(server: Server, workspaceId: string): Promise<void> {
  const { findings } = await verifyWorkspace(server, workspaceId)
  expect(findings).toEqual([])
}

function succeeded(answered: Answered): Answered {
  if (answered.status >= 300) throw new Error(`${answered.status} ${answered.text}`)
  return answered
}

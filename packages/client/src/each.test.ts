import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { createClient } from './create-client.ts'
import type { ListId } from './each.ts'
import { answer, baseUrl, refusal, reward } from './fixtures.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const client = createClient({ baseUrl, key: 'gw_sk_sandbox_1', retries: 0 })

/** Three pages with the amounts 1 to 5, the second one empty; the queries asked are kept. */
function servePages(): string[] {
  const queries: string[] = []
  const pages: Record<string, { amounts: number[]; next: string | null }> = {
    first: { amounts: [1, 2, 3], next: 'second' },
    second: { amounts: [], next: 'third' },
    third: { amounts: [4, 5], next: null },
  }
  server.use(
    http.get(`${baseUrl}/v1/rewards`, ({ request }) => {
      const { search, searchParams } = new URL(request.url)
      queries.push(search)
      const page = pages[searchParams.get('cursor') ?? 'first']
      if (page === undefined) return refusal('invalid_cursor')
      const data = page.amounts.map((amount) => ({ ...reward, amount }))
      return answer('listRewards', { data, next_cursor: page.next })
    }),
  )
  return queries
}

test('goes through every page to the last', async () => {
  const queries = servePages()
  const amounts: number[] = []
  for await (const { amount } of client.each('listRewards')) amounts.push(amount)
  expect(amounts).toEqual([1, 2, 3, 4, 5])
  expect(queries).toEqual(['?limit=100', '?limit=100&cursor=second', '?limit=100&cursor=third'])
})

test('keeps the filter, takes the limit and begins at the cursor it is given', async () => {
  const queries = servePages()
  const query = { state: 'available', limit: '2', cursor: 'second' } as const
  const amounts: number[] = []
  for await (const { amount } of client.each('listRewards', { query })) amounts.push(amount)
  expect(amounts).toEqual([4, 5])
  expect(queries).toEqual([
    '?limit=2&state=available&cursor=second',
    '?limit=2&state=available&cursor=third',
  ])
})

test('asks for no page before it is needed, and for none after the caller stops', async () => {
  const queries = servePages()
  const rewards = client.each('listRewards')
  expect(queries).toEqual([])
  for await (const { amount } of rewards) if (amount === 3) break
  expect(queries).toEqual(['?limit=100'])
})

test('a page that is refused ends it with the error', async () => {
  servePages()
  const rewards = client.each('listRewards', { query: { cursor: 'unknown' } })
  await expect(rewards.next()).rejects.toMatchObject({ code: 'invalid_cursor' })
})

test('an abort reaches the page in progress', async () => {
  const controller = new AbortController()
  server.use(
    http.get(`${baseUrl}/v1/rewards`, () => {
      controller.abort(new Error('enough'))
      return HttpResponse.json({})
    }),
  )
  const rewards = client.each('listRewards', { signal: controller.signal })
  await expect(rewards.next()).rejects.toThrow('enough')
})

test('only lists with a last page can be gone through', () => {
  expectTypeOf<ListId>().toEqualTypeOf<
    | 'getBoard'
    | 'listLeads'
    | 'listPrograms'
    | 'listProgramVersions'
    | 'listParticipants'
    | 'listCodes'
    | 'listShares'
    | 'listClicks'
    | 'listReferrals'
    | 'listConversions'
    | 'listBalanceReports'
    | 'listReviews'
    | 'listAppeals'
    | 'listClaims'
    | 'listWidgetClaims'
    | 'listWidgetAppeals'
    | 'listRewards'
    | 'listPayoutBatches'
    | 'listPayouts'
    | 'listAuditLog'
    | 'listCredits'
    | 'listDecisions'
    | 'listCheckpoints'
    | 'listCatalogue'
    | 'listRedemptions'
    | 'listDeliveries'
    | 'getStatement'
    | 'getWidgetStatement'
  >()
  expectTypeOf(client.each<'listClicks'>).returns.toExtend<
    AsyncGenerator<{ counted: boolean; source: 'redirect' | 'page' }>
  >()
})

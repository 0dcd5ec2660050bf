import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { listReviews } from '../reviews/list-reviews.ts'
import { getBalances } from './get-balances.ts'
import { getParticipant } from './get-participant.ts'
import { listParticipants } from './list-participants.ts'
import { upsertParticipant } from './upsert-participant.ts'

describeEngines('a participant', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
  })

  const idOf = ({ id }: { readonly id: string }) => id as Id<'par'>
  const eventTypes = async () => {
    const found = await rows<{ type: string }>(
      fresh.database.db,
      sql`select type from events where workspace_id = ${ctx.workspace.uuid}::uuid order by id`,
    )
    return found.map(({ type }) => type)
  }

  test('is enrolled with all that is told, and is the same person when told again', async () => {
    const told = {
      external_id: 'alice',
      email: 'Alice@Shop.example',
      name: 'Alice Liddell',
      phone: '+86 138 0013 8000',
      locale: 'zh-CN',
      attributes: { tier: 'gold', visits: 3, is_staff: false },
      customer_since: Date.parse('2024-02-29T00:00:00Z'),
    }
    const alice = await upsertParticipant(ctx, told)
    expect(alice).toEqual({
      ...told,
      id: expect.stringMatching(/^par_/),
      customer_since: '2024-02-29T00:00:00.000Z',
      created_at: '2025-05-15T12:00:00.000Z',
      updated_at: '2025-05-15T12:00:00.000Z',
    })
    server.testClock.advance(1000)
    expect(await upsertParticipant(await nextRequest(ctx), told)).toEqual(alice)
    expect(await getParticipant(ctx, { participant_id: idOf(alice) })).toEqual(alice)
    expect(await eventTypes()).toEqual(['participant.enrolled'])
    server.testClock.advance(-1000)
  })

  test('keeps what an update leaves out', async () => {
    const first = await upsertParticipant(ctx, {
      external_id: 'ben',
      email: 'ben@shop.example',
      attributes: { tier: 'gold' },
    })
    server.testClock.advance(60_000)
    const second = await upsertParticipant(await nextRequest(ctx), {
      external_id: 'ben',
      name: 'Ben',
      locale: 'en',
    })
    expect(second).toEqual({
      ...first,
      name: 'Ben',
      locale: 'en',
      updated_at: new Date(ctx.now + 60_000).toISOString(),
    })
    expect(await getParticipant(ctx, { participant_id: idOf(first) })).toEqual(second)
    server.testClock.advance(-60_000)
  })

  test('stands in the database without e-mail, name or phone', async () => {
    await upsertParticipant(ctx, {
      external_id: 'carol',
      email: 'carol-canary@shop.example',
      name: 'Canary Carol',
      phone: '+4915112345678',
    })
    for (const table of ['participants', 'envelopes', 'identities', 'events']) {
      const [dump] = await rows<{ text: string }>(
        fresh.database.db,
        sql`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.identifier(table)} t`,
      )
      expect(dump?.text).not.toMatch(/canary|15112345678/i)
    }
  })

  test('is found by external id and by e-mail however it is spelt, newest first otherwise', async () => {
    const alice = await upsertParticipant(ctx, { external_id: 'a', email: 'al.ice@gmail.com' })
    const ben = await upsertParticipant(ctx, { external_id: 'b' })
    const find = async (query: object) =>
      (await listParticipants(ctx, { limit: 20, ...query })).data.map(({ id }) => id)
    expect(await find({})).toEqual([ben.id, alice.id])
    expect(await find({ external_id: 'b' })).toEqual([ben.id])
    expect(await find({ email: 'Alice+shop@GoogleMail.com' })).toEqual([alice.id])
    expect(await find({ email: 'alice@gmail.com', external_id: 'b' })).toEqual([])
    expect(await find({ email: 'nobody@gmail.com' })).toEqual([])

    const page = await listParticipants(ctx, { limit: 1 })
    expect(page.data.map(({ id }) => id)).toEqual([ben.id])
    expect(await find({ cursor: page.next_cursor })).toEqual([alice.id])
  })

  test('who presents the e-mail of another leaves it with them, and staff look at the two, once', async () => {
    const alice = await upsertParticipant(ctx, { external_id: 'a', email: 'alice@shop.example' })
    for (let i = 0; i < 2; i++) {
      const other = await upsertParticipant(ctx, { external_id: 'z', email: 'ALICE@shop.example' })
      expect(other.id).not.toBe(alice.id)
      expect(other.email).toBe('ALICE@shop.example')
      const { data } = await listReviews(ctx, { limit: 20, state: 'open' })
      expect(data).toEqual([
        {
          id: expect.stringMatching(/^rvw_/),
          kind: 'identity_conflict',
          referral_id: null,
          participant_id: other.id,
          other_participant_id: alice.id,
          reward_id: null,
          state: 'open',
          note: null,
          opened_at: '2025-05-15T12:00:00.000Z',
          decided_at: null,
        },
      ])
    }
    const found = await listParticipants(ctx, { limit: 20, email: 'alice@shop.example' })
    expect(found.data.map(({ id }) => id)).toEqual([alice.id])
  })

  test('goes on holding an e-mail that they have given up', async () => {
    const alice = await upsertParticipant(ctx, { external_id: 'a', email: 'old@shop.example' })
    await upsertParticipant(ctx, { external_id: 'a', email: 'new@shop.example' })
    for (const email of ['old@shop.example', 'new@shop.example']) {
      const found = await listParticipants(ctx, { limit: 20, email })
      expect(found.data).toEqual([
        expect.objectContaining({ id: alice.id, email: 'new@shop.example' }),
      ])
    }
  })

  test('is enrolled once by many who tell of them at once', async () => {
    const told = { external_id: 'race', email: 'race@shop.example' }
    const all = await Promise.all(Array.from({ length: 8 }, () => upsertParticipant(ctx, told)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(await eventTypes()).toEqual(['participant.enrolled'])
  })

  test('has balances once there is something in them', async () => {
    const alice = await upsertParticipant(ctx, { external_id: 'a' })
    const participant_id = idOf(alice)
    expect(await getBalances(ctx, { participant_id })).toEqual({ data: [], next_cursor: null })
    await rows(
      fresh.database.db,
      sql`insert into balances (workspace_id, participant_id, kind, asset, amount)
        select ${ctx.workspace.uuid}::uuid, id, b.kind, b.asset, b.amount
        from participants, (values ('held', 'CNY', 500), ('balance', 'points', 1000000000000), ('issued', 'CNY', 0))
          as b(kind, asset, amount)
        where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect((await getBalances(ctx, { participant_id })).data).toEqual([
      { kind: 'held', asset: 'CNY', amount: 500 },
      { kind: 'balance', asset: 'points', amount: 1_000_000_000_000 },
    ])
  })

  test('of another workspace is not found, and may have the same ids and e-mail', async () => {
    const alice = await upsertParticipant(ctx, { external_id: 'a', email: 'alice@shop.example' })
    const other = await testWorkspace(server)
    const notFound = new Refusal('participant_not_found')
    const query = { participant_id: idOf(alice) }
    await expect(getParticipant(other, query)).rejects.toEqual(notFound)
    await expect(getBalances(other, query)).rejects.toEqual(notFound)
    await upsertParticipant(other, { external_id: 'a', email: 'alice@shop.example' })
    expect((await listReviews(other, { limit: 20 })).data).toEqual([])
    expect((await listParticipants(other, { limit: 20 })).data).toHaveLength(1)
  })
})

import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { recordConversion } from './record-conversion.ts'
import { recordConversions } from './record-conversions.ts'
import { refundConversion } from './refund-conversion.ts'
import { advocateIn, clickOn, liveProgram } from './story.ts'

const commission: ProgramDraft = {
  name: { en: 'A tenth of every order' },
  attribution: { conversion_days: 700, new_customers_only: false },
  rules: [
    {
      id: 'tenth',
      when: 'order',
      give: [
        {
          to: 'advocate',
          kind: 'credit',
          value: { share_basis_points: 1000, asset: 'EUR' },
          hold_days: 30,
        },
      ],
    },
  ],
  limits: [{ per: 'advocate', amount: 1_000, asset: 'EUR', period: 'year' }],
}

describeEngines('a conversion that is known', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database, 2)
  })
  afterAll(() => fresh?.close())

  test('is confirmed in the new year within the limit of the old one, to which it belongs', async () => {
    server.testClock.set('2030-12-31T20:00:00Z')
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, commission)
    const alice = await advocateIn(ctx, programId, 'alice')
    const order = (external_id: string, amount: number, friend: string, click_token: string) => ({
      type: 'order',
      external_id,
      amount,
      asset: 'EUR',
      friend: { external_id: friend },
      click_token,
    })
    await recordConversion(ctx, order('o-1', 9_000, 'ben', await clickOn(ctx, programId, alice)))
    const seen = order('o-2', 500, 'chen', await clickOn(ctx, programId, alice))
    await recordConversions(ctx, [seen], 'page')

    server.testClock.set('2031-01-02T09:00:00Z')
    const confirmed = await recordConversion(await nextRequest(ctx), { ...seen, amount: 5_000 })
    // 900 of 1000 were used last year: the share may not grow from 50 to 500.
    expect(confirmed.outcomes[0]!.rewards).toMatchObject([{ amount: 50, reason: 'limit_reached' }])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is refunded where its friend turned out to be somebody who had been referred', async () => {
    server.testClock.set('2031-06-01T09:00:00Z')
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, commission)
    const alice = await advocateIn(ctx, programId, 'alice')
    // Two participants before anybody knew that they are one.
    await recordConversion(ctx, {
      type: 'signup',
      external_id: 's-1',
      friend: { external_id: 'ben-app' },
      click_token: await clickOn(ctx, programId, alice),
    })
    await upsertParticipant(ctx, { external_id: 'ben-web', email: 'ben@example.com' })
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: 'o-1',
      amount: 10_000,
      asset: 'EUR',
      friend: { external_id: 'ben-app', email: 'ben@example.com' },
    })
    expect(recorded.outcomes[0]!.rewards).toMatchObject([{ result: 'granted', amount: 1_000 }])

    const refunded = await refundConversion(ctx, {
      conversion_id: recorded.id as Id<'cnv'>,
      external_id: 'r-1',
    })
    expect(refunded.outcomes[0]!.rewards).toMatchObject([{ result: 'cancelled' }])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })
})

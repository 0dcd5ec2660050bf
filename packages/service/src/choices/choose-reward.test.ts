import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownPast } from '../backtest/own-past.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { chooseReward } from './choose-reward.ts'

const choice = { to: 'advocate', choice: 'thanks' } as const
const program: ProgramDraft = {
  name: { en: 'Credit or points' },
  rules: [
    {
      id: 'thanks',
      when: 'order',
      give: [
        { ...choice, kind: 'credit', value: { amount: 500, asset: 'CNY' } },
        { ...choice, kind: 'points', value: { amount: 90, asset: 'points' } },
      ],
    },
  ],
  limits: [{ per: 'advocate', amount: 900, asset: 'CNY', period: 'year', time_zone: 'UTC' }],
}

describeEngines('choosing', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('is held to limits on value, which a refund frees again; and so in a backtest', async () => {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, program)
    const { alias } = await advocateIn(ctx, programId, 'alice')
    const later = async () => {
      server.testClock.advance(1_000)
      return nextRequest(ctx)
    }
    const order = async (friend: string) => {
      const { id, outcomes } = await recordConversion(await later(), {
        type: 'order',
        external_id: friend,
        friend: { external_id: friend },
        code: alias,
      })
      const reward_id = outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>
      return { conversion_id: id as Id<'cnv'>, reward_id }
    }
    const [first, second, third] = [await order('ben'), await order('chen'), await order('dan')]
    const credit = { option: 0 }
    await chooseReward(await later(), { reward_id: first.reward_id, ...credit })
    await expect(
      chooseReward(await later(), { reward_id: second.reward_id, ...credit }),
    ).rejects.toMatchObject({ code: 'option_over_limit' })
    const points = await chooseReward(await later(), { reward_id: second.reward_id, option: 1 })
    expect(points).toMatchObject({ kind: 'points', amount: 90 })

    await refundConversion(await later(), {
      conversion_id: first.conversion_id,
      external_id: 'r-1',
    })
    const chosen = await chooseReward(await later(), { reward_id: third.reward_id, ...credit })
    expect(chosen).toMatchObject({ kind: 'credit', amount: 500 })

    const end = await later()
    const { report, ledger } = await ownPast(end, programId)
    expect(report.ledger).toEqual(ledger)
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })
})

import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { dayMs } from '@goodword/testing/clock'
import { workWorkspace } from '../agenda/work-agenda.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer } from '../fixtures.ts'

/** For tests: rewards of several kinds that are held, issued, taken back and made smaller. */
const ledgerProgram: ProgramDraft = {
  name: { en: 'A bit of everything' },
  rules: [
    {
      id: 'all',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } },
        {
          to: 'advocate',
          kind: 'cash',
          hold_days: 7,
          value: { share_basis_points: 1000, asset: 'CNY' },
        },
        { to: 'friend', kind: 'coupon', value: { amount: 300, asset: 'CNY' }, valid_days: 3 },
      ],
    },
  ],
}

/** For tests: a program, an advocate, and what happens as days pass. */
export async function openHistory(ctx: Context, server: TestServer) {
  const programId = await liveProgram(ctx, ledgerProgram)
  const advocate = await advocateIn(ctx, programId, `advocate-${programId}`)
  let orders = 0
  const order = async (amount = 9_900) => {
    orders += 1
    const name = `${programId}-${orders}`
    return recordConversion(await nextRequest(ctx), {
      type: 'order',
      external_id: name,
      amount,
      asset: 'CNY',
      friend: { external_id: `friend-${name}` },
      code: advocate.alias,
    })
  }
  const refund = async (conversion_id: Id<'cnv'>, amount: number) =>
    refundConversion(await nextRequest(ctx), { conversion_id, external_id: 'refund', amount })
  const days = async (count: number) => {
    server.testClock.advance(count * dayMs)
    await workWorkspace(await nextRequest(ctx))
  }
  return { programId, advocate, order, refund, days }
}

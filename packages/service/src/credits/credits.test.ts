import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { getDecision } from '../decisions/list-decisions.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getBalances } from '../participants/get-balances.ts'
import { createPayoutBatch } from '../payouts/create-payout-batch.ts'
import { getReward } from '../rewards/list-rewards.ts'
import { updateWorkspace } from '../workspaces/update-workspace.ts'
import { approveCredit, refuseCredit } from './close-credit.ts'
import { createCredit } from './create-credit.ts'
import { listCredits } from './list-credits.ts'

const program: ProgramDraft = {
  name: { en: 'Points' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
  ],
}

describeEngines('a credit by hand', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let alice: Id<'par'>
  let programId: Id<'prg'>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    ctx = await testWorkspace(testServer(fresh.database))
    programId = await liveProgram(ctx, program)
    alice = (await advocateIn(ctx, programId, 'alice')).id
    await updateWorkspace(ctx, { four_eyes: [{ amount: 500, asset: 'points' }] })
  })
  afterAll(() => fresh?.close())

  const as = (name: string): Context => ({ ...ctx, actor: { id: `key_${name}`, name } })
  const credit = (by: Context, amount: number, kind: 'points' | 'cash' = 'points') =>
    createCredit(by, {
      kind,
      program_id: programId,
      participant_id: alice,
      amount,
      asset: kind === 'points' ? 'points' : 'CNY',
      reason: 'The parcel was late.',
    })
  const points = async () =>
    (await getBalances(ctx, { participant_id: alice })).data.find(({ asset }) => asset === 'points')
      ?.amount ?? 0
  const findings = async () => (await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings

  test('is granted at once up to the limit: a reward with its receipt', async () => {
    const made = await credit(as('ada'), 500)
    expect(made).toMatchObject({ state: 'granted', needs_second_person: false })
    expect(await points()).toBe(500)
    const reward = await getReward(ctx, { reward_id: made.reward_id as Id<'rwd'> })
    expect(reward).toMatchObject({ cause: `manual:${made.id}`, rule: 'manual', state: 'issued' })
    const receipt = await getDecision(ctx, { decision_id: reward.decision_id as Id<'dec'> })
    expect(receipt).toMatchObject({
      kind: 'credit',
      facts: { reason: 'The parcel was late.', proposed_by: { name: 'ada' } },
      result: { result: 'granted' },
    })
    expect(await findings()).toEqual([])
  })

  test('waits above it for another person, who is the only one to approve it, once', async () => {
    const before = await points()
    const { id, state } = await credit(as('ada'), 501)
    const credit_id = id as Id<'crd'>
    expect(state).toBe('proposed')
    await expect(approveCredit(as('ada'), { credit_id })).rejects.toMatchObject({
      code: 'second_person_needed',
    })
    expect(await points()).toBe(before)
    // A limit that is raised meanwhile lets nobody approve their own.
    await updateWorkspace(ctx, { four_eyes: [{ amount: 900, asset: 'points' }] })
    await expect(approveCredit(as('ada'), { credit_id })).rejects.toMatchObject({
      code: 'second_person_needed',
    })
    const approvals = await Promise.allSettled(
      [1, 2, 3].map(() => approveCredit(as('bo'), { credit_id })),
    )
    expect(approvals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await points()).toBe(before + 501)
    await expect(refuseCredit(as('bo'), { credit_id })).rejects.toMatchObject({
      code: 'credit_decided',
    })
    await updateWorkspace(ctx, { four_eyes: [{ amount: 500, asset: 'points' }] })
    expect(await findings()).toEqual([])
  })

  test('is refused without a trace in the books', async () => {
    const before = await points()
    const { id } = await credit(as('ada'), 501)
    const refused = await refuseCredit(as('bo'), { credit_id: id as Id<'crd'> })
    expect(refused).toMatchObject({ state: 'refused', reward_id: null })
    expect(await points()).toBe(before)
    const { data } = await listCredits(ctx, { limit: 10, state: 'refused' })
    expect(data.map((one) => one.id)).toEqual([id])
  })

  test('in cash is paid out as any other', async () => {
    await credit(as('ada'), 700, 'cash')
    const { totals } = await createPayoutBatch(ctx, { kinds: ['cash'] })
    expect(totals).toEqual([{ asset: 'CNY', amount: 700 }])
    expect(await findings()).toEqual([])
  })
})

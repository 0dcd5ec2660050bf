import type { Id } from '@goodword/domain/ids'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { openAppeal } from '../appeals/open-appeal.ts'
import type { Context, CustomerContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { type Advocate, advocateIn, clickOn, liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { denyReferral } from '../referrals/overrule-referral.ts'
import { recordShare } from '../shares/record-share.ts'
import { getTrace } from './get-trace.ts'
import { traceWidgetReferral } from './trace-widget-referral.ts'

const page = { publishable_key: 'gw_pk_sandbox_0123456789abcdef' }

describeEngines('a trace', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let alice: Advocate
  let referralId: Id<'ref'>
  let claimId: string
  let rewardId: Id<'rwd'>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    const server = testServer(fresh.database, 900)
    ctx = await testWorkspace(server)
    const at = (): Context => {
      server.testClock.advance(60_000)
      return { ...ctx, now: server.clock() }
    }
    const programId = await liveProgram(ctx, {
      name: { en: 'Cash and points' },
      rules: [
        {
          id: 'cash',
          when: 'order',
          give: [
            { to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } },
            { to: 'friend', kind: 'points', value: { amount: 50, asset: 'points' } },
          ],
        },
      ],
    })
    alice = await advocateIn(ctx, programId, 'alice')
    await recordShare(at(), { program_id: programId, participant_id: alice.id, channel: 'wechat' })
    await recordShare(at(), { program_id: programId, participant_id: alice.id, channel: 'email' })
    const token = await clickOn(at(), programId, alice, 'wechat')
    const { outcomes } = await recordConversion(at(), {
      type: 'order',
      external_id: '1001',
      amount: 9_900,
      asset: 'CNY',
      friend: { external_id: 'ben', name: 'Benedict Smith' },
      click_token: token,
    })
    referralId = outcomes[0]!.referral_id as Id<'ref'>
    rewardId = outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>
    await denyReferral(at(), { referral_id: referralId, reason: 'fraud_found' })
    const appeal = await openAppeal(at(), {
      participant_id: alice.id,
      referral_id: referralId,
      text: 'We only share a tablet.',
      evidence: [],
    })
    await decideAppeal(at(), {
      appeal_id: appeal.id as Id<'apl'>,
      outcome: 'upheld',
      answer: 'You are right.',
    })
  })
  afterAll(() => fresh?.close())

  const customer = (external_id: string) =>
    ({ ...ctx, callerPrefix: '192.0.2.0/24', customer: { external_id } }) as CustomerContext

  test('tells staff all from the share to the reward that an appeal brought back, in order', async () => {
    const trace = await getTrace(ctx, { subject_id: referralId })
    expect(trace).toMatchObject({
      referral_id: referralId,
      advocate_id: alice.id,
      state: 'approved',
    })
    const told = trace.steps.map(({ kind, data }) =>
      [kind, data.occasion ?? data.state ?? data.journal ?? data.channel ?? data.type]
        .filter(Boolean)
        .join(' '),
    )
    const of = (kind: string) => told.filter((step) => step.startsWith(kind))
    expect(told.slice(0, 4)).toEqual([
      'share wechat',
      'share email',
      'click used',
      'conversion order',
    ])
    expect(of('decision')).toEqual([
      'decision recorded',
      'decision denied',
      'decision approved',
      'decision',
    ])
    expect(of('appeal')).toEqual(['appeal open', 'appeal upheld'])
    expect(of('reward').filter((step) => step === 'reward cancelled')).toHaveLength(1)
    expect(of('reward').filter((step) => step === 'reward available').length).toBeGreaterThan(1)
    expect(of('posting').length).toBeGreaterThan(4)
    const instants = trace.steps.map(({ at }) => at)
    expect(instants).toEqual([...instants].sort())
    const click = trace.steps.find(({ kind }) => kind === 'click')!
    expect(click).toMatchObject({ data: { counted: true, won: true, advocate_id: alice.id } })
    claimId = click.id
  })

  test('is found by its claim and by a reward as well', async () => {
    const whole = await getTrace(ctx, { subject_id: referralId })
    for (const subject_id of [claimId, rewardId] as (Id<'clm'> | Id<'rwd'>)[]) {
      expect(await getTrace(ctx, { subject_id })).toEqual(whole)
    }
    const unknown = ctx.server.newId('ref')
    await expect(getTrace(ctx, { subject_id: unknown })).rejects.toMatchObject({
      code: 'trace_not_found',
    })
  })

  test('tells each of the two what is theirs, and a stranger nothing', async () => {
    const ask = (who: string) =>
      traceWidgetReferral(customer(who), { ...page, referral_id: referralId })
    const hers = await ask('alice')
    expect(hers).toMatchObject({ state: 'approved', friend_name: 'Benedict S.' })
    expect(hers.steps.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'shared',
      'opened',
      'acted',
      'began',
    ])
    // The e-mail came after it, and did not bring him.
    expect(hers.steps[0]).toMatchObject({ channel: 'wechat', is_last: false })
    expect(hers.steps[1]).toMatchObject({ channel: 'wechat' })
    const rewards = hers.steps.filter((step) => step.kind === 'reward')
    expect(new Set(rewards.map(({ reward_kind }) => reward_kind))).toEqual(new Set(['cash']))
    expect(hers.steps.at(-1)).toMatchObject({ kind: 'appeal', state: 'upheld' })

    const his = await ask('ben')
    const kinds = new Set(his.steps.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['opened', 'acted', 'began', 'reward']))
    for (const told of [hers, his]) {
      const text = JSON.stringify(told)
      for (const hidden of ['Smith', 'fraud', '9900', '1001', 'dec_', 'par_', 'posting']) {
        expect(text).not.toContain(hidden)
      }
    }
    await expect(ask('nobody')).rejects.toMatchObject({ code: 'referral_not_found' })
  })
})

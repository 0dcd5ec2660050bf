import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, Recorded, ReplyTo } from '../stage.ts'

describePostgres('bank-mgm', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate

  beforeAll(async () => {
    programId = await stage.publishTemplate('bank-mgm')
    alice = await stage.advocate(programId, 'alice', { attributes: { is_staff: true } })
    // From 15 May 2025, noon in UTC, to New Year 2026 in Shanghai.
    await stage.advance('P230DT4H')
  })

  /** A company opens an account through the link of whoever looks after it. */
  async function opens(company: string, advocate: Advocate): Promise<Recorded> {
    const click_token = await stage.open(advocate)
    const friend = { external_id: company }
    return stage.convert({ type: 'account_opened', external_id: company, friend, click_token })
  }

  const reports = (company: string, balance: number, as_of?: string) =>
    stage.post<ReplyTo<'reportBalance'>>('/v1/balance-reports', {
      friend: { external_id: company },
      asset: 'CNY',
      balance,
      ...(as_of === undefined ? {} : { as_of }),
    })

  let account: Recorded

  test('the account opens, balances are reported, and nothing is granted before the year is over', async () => {
    account = await opens('acme', alice)
    expect(account.occurred_at).toBe('2025-12-31T16:00:00.000Z')
    expect(account.outcomes[0]!.rewards).toMatchObject([
      { result: 'declined', reason: 'period_not_over', reward_id: null },
    ])
    await reports('acme', 100_000_000)
    await stage.advance('P181D')
    const second = await reports('acme', 300_000_000)
    expect(second).toMatchObject({ as_of: '2026-06-30T16:00:00.000Z', result: 'recorded' })
    await stage.advance('P183DT23H59M59S')
    expect(await stage.rewardsOf(alice.id)).toEqual([])
  })

  test('a report is found again, and another balance for its instant is refused', async () => {
    const as_of = '2026-07-01T00:00:00+08:00'
    expect(await reports('acme', 300_000_000, as_of)).toMatchObject({ result: 'repeated' })
    const asked = (body: object) =>
      stage.send('POST', '/v1/balance-reports', {
        friend: { external_id: 'acme' },
        asset: 'CNY',
        balance: 1,
        ...body,
      })
    expect((await asked({ as_of })).json).toMatchObject({ code: 'balance_differs', status: 409 })
    expect((await asked({ as_of: '2199-01-01T00:00:00Z' })).json).toMatchObject({
      code: 'balance_in_future',
    })
    expect((await asked({ friend: { external_id: 'nobody' } })).json).toMatchObject({
      code: 'participant_not_found',
    })
    expect(await stage.all('/v1/balance-reports')).toHaveLength(2)
  })

  test('when the year is over it is 0.1% of a mean of 2,008,219.18: 2,008.21, once', async () => {
    await stage.advance('P2D')
    const end = '2026-12-31T16:00:00.000Z'
    const [reward, ...more] = await stage.rewardsOf(alice.id)
    expect(more).toEqual([])
    expect(reward).toMatchObject({
      amount: 200_821,
      asset: 'CNY',
      state: 'available',
      cause: account.id,
      created_at: end,
      available_at: end,
    })
    const receipt = await stage.get<ReplyTo<'getDecision'>>(`/v1/decisions/${reward!.decision_id}`)
    expect(receipt.facts).toMatchObject({
      occasion: 'period_ended',
      now: end,
      balances: {
        CNY: [
          { as_of: '2025-12-31T16:00:00.000Z', balance: 100_000_000 },
          { as_of: '2026-06-30T16:00:00.000Z', balance: 300_000_000 },
        ],
      },
    })
    const explained = await stage.get<object>(
      `/v1/decisions/${reward!.decision_id}/explanation?locale=en`,
    )
    expect(JSON.stringify(explained)).toContain('0.1% of a mean of ¥2,008,219.18 over 365 days')
    await stage.advance('P400D')
    expect(await stage.rewardsOf(alice.id)).toHaveLength(1)
  })

  test('it leaves in one payout', async () => {
    const [reward] = await stage.rewardsOf(alice.id)
    await stage.post(`/v1/rewards/${reward!.id}/mark-paid`, {})
    expect(await stage.balancesOf(alice.id)).toEqual([])
    expect(await stage.eventsOf('reward.issued')).toHaveLength(1)
  })

  test('staff get at most 20,000 for the years that end in one, and others get nothing', async () => {
    const bob = await stage.advocate(programId, 'bob')
    expect((await opens('bobs', bob)).outcomes[0]!.rewards).toMatchObject([
      { result: 'declined', reason: 'condition_not_met' },
    ])
    const carol = await stage.advocate(programId, 'carol', { attributes: { is_staff: true } })
    for (const company of ['large', 'larger', 'closed']) {
      const { id } = await opens(company, carol)
      await reports(company, 1_100_000_000)
      if (company === 'closed') await stage.refund(id, 'closed')
    }
    await stage.advance('P366D')
    const rewards = await stage.rewardsOf(carol.id)
    expect(rewards.map(({ amount }) => amount)).toEqual([1_100_000])
    expect(await stage.rewardsOf(bob.id)).toEqual([])
  })
})

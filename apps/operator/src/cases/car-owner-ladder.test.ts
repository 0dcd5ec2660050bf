import { chooseWinners, commitmentTo, hashOfEntries } from '@goodword/domain/draws/choose-winners'
import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, fromPage, type ReplyTo } from '../stage.ts'

describePostgres('car-owner-ladder', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate
  let bob: Advocate
  let cars = 0

  beforeAll(async () => {
    programId = await stage.publishTemplate('car-owner-ladder')
    alice = await stage.advocate(programId, 'alice')
    bob = await stage.advocate(programId, 'bob')
  })

  /** A friend orders a car by the link, and it is handed over. */
  async function handedOver(advocate: Advocate) {
    cars += 1
    const click_token = await stage.open(advocate)
    const friend = { external_id: `f${cars}` }
    return stage.convert({ type: 'delivery', external_id: `car-${cars}`, friend, click_token })
  }

  /** What they have, oldest first. */
  async function kindsOf({ id }: Advocate) {
    const rewards = await stage.rewardsOf(id)
    return rewards
      .map(({ kind, amount, asset, state }) => [kind, amount, asset, state])
      .toReversed()
  }

  const points = ['points', 1_500, 'charging_km', 'issued']
  const gift = ['gift', 1, 'model_car', 'available']
  const entry = ['draw_entry', 1, 'car_draw', 'issued']
  let commitment: string

  const widgetDraw = async () => {
    const { publishableKey } = stage.shop
    const path = `/v1/widget/${publishableKey}/draws/new-car?program_id=${programId}`
    const answered = await stage.ask('GET', path, { headers: fromPage })
    return answered.json as ReplyTo<'getWidgetDraw'>
  }

  test('the commitment to the draw is public before anybody has an entry', async () => {
    const { data } = await stage.get<ReplyTo<'listDraws'>>(`/v1/programs/${programId}/draws`)
    expect(data).toMatchObject([
      { draw: 'new-car', state: 'announced', at: '2027-12-31T04:00:00.000Z', held_at: null },
    ])
    commitment = data[0]!.commitment
    const seen = await widgetDraw()
    expect(seen).toMatchObject({ commitment, seed: null, entries: null, winners: null })
  })

  test('ten friends bring points once, a gift that asks for an address, and one entry', async () => {
    for (let n = 1; n <= 10; n++) {
      await handedOver(alice)
      const steps = [points, ...(n >= 5 ? [gift] : []), ...(n >= 10 ? [entry] : [])]
      expect(await kindsOf(alice)).toEqual(steps)
    }
    const deliveries = await stage.all<ReplyTo<'getDelivery'>>('/v1/deliveries')
    expect(deliveries).toMatchObject([{ state: 'awaiting_address', participant_id: alice.id }])
    const { id } = deliveries[0]!
    const address = { name: 'Alice', street: '1 Nanjing Road', city: 'Shanghai', country: 'CN' }
    const asked = await stage.send('PUT', `/v1/deliveries/${id}/address`, address)
    expect(asked.json).toMatchObject({ state: 'requested' })
    await stage.post(`/v1/deliveries/${id}/move`, { to: 'sent', tracking: 'SF-1' })
    await stage.post(`/v1/deliveries/${id}/move`, { to: 'delivered' })
    expect(
      (await stage.eventsOf('delivery.opened', 'delivery.sent', 'delivery.delivered')).map(
        ({ type }) => type,
      ),
    ).toEqual(['delivery.opened', 'delivery.sent', 'delivery.delivered'])
  })

  test('an entry that falls away before the draw takes no part in it', async () => {
    const orders = []
    for (let n = 1; n <= 10; n++) orders.push(await handedOver(bob))
    expect(await kindsOf(bob)).toContainEqual(entry)
    await stage.refund(orders[9]!.id, 'given-back')
    expect(await kindsOf(bob)).toContainEqual(['draw_entry', 1, 'car_draw', 'reversed'])
  })

  test('the draw picks by the seed that was promised, and everybody can check it', async () => {
    // From 15 May 2025, noon in UTC, to the draw; a millisecond before there is none.
    await stage.advance('P959DT15H59M59S')
    expect((await widgetDraw()).state).toBe('announced')
    await stage.advance('PT1S')
    const held = await widgetDraw()
    expect(held).toMatchObject({ state: 'held', held_at: held.at, commitment })
    expect(held.entries).toHaveLength(1)
    // As anybody can who noted the commitment (`client/src/verify-draw.ts`).
    expect(commitmentTo(held.seed!)).toBe(commitment)
    expect(hashOfEntries(held.entries!)).toBe(held.entries_hash)
    expect(chooseWinners(held.seed!, held.entries!, 1)).toEqual(held.winners)

    const [car] = (await stage.rewardsOf(alice.id)).filter(({ asset }) => asset === 'new_car')
    expect(car).toMatchObject({ kind: 'gift', state: 'available', cause: 'draw:new-car' })
    expect(await stage.rewardsOf(bob.id)).not.toContainEqual(
      expect.objectContaining({ asset: 'new_car' }),
    )
    const seen = await Promise.all(
      ['alice', 'bob'].map(async (name) => {
        const { publishableKey, identityOf } = stage.shop
        const path = `/v1/widget/${publishableKey}/entries?program_id=${programId}`
        const asked = await stage.ask('GET', path, { key: identityOf(name), headers: fromPage })
        return (asked.json as ReplyTo<'listWidgetEntries'>).data[0]
      }),
    )
    expect(seen).toMatchObject([
      { commitment, entries: 1, outcome: { seed: held.seed, entries: 1, holder: 1, is_won: true } },
      { commitment, entries: 0, outcome: { holder: null, is_won: false, why: null } },
    ])
    const [told, ...others] = await stage.eventsOf('draw.held')
    expect(others).toEqual([])
    expect(told!.data).toMatchObject({ draw: 'new-car', winners: [{ participant_id: alice.id }] })
    expect(
      (await stage.eventsOf('reward.available')).filter(({ data }) => data.reward_id === car!.id),
    ).toHaveLength(1)
    const waiting = await stage.all<ReplyTo<'getDelivery'>>('/v1/deliveries')
    expect(waiting.filter(({ reward_id }) => reward_id === car!.id)).toHaveLength(1)
    const receipt = await stage.get<ReplyTo<'getDecision'>>(`/v1/decisions/${car!.decision_id}`)
    expect(receipt).toMatchObject({ kind: 'draw', facts: { seed: held.seed } })
  })

  test('a draw that was held is held, whatever is published', async () => {
    await stage.advance('P30D')
    const { data } = await stage.get<ReplyTo<'listDraws'>>(`/v1/programs/${programId}/draws`)
    expect(data).toHaveLength(1)
    const program = await stage.get<ReplyTo<'getProgramVersion'>>(
      `/v1/programs/${programId}/versions/1`,
    )
    const document = program.document as { draws: object[] }
    const again = { ...document, draws: [{ ...document.draws[0], at: '2029-01-01T00:00:00Z' }] }
    await stage.send('PATCH', `/v1/programs/${programId}`, { draft: again })
    const refused = await stage.send(
      'POST',
      `/v1/programs/${programId}/publish`,
      {},
      {
        headers: { 'idempotency-key': 'again' },
      },
    )
    expect(refused.json).toMatchObject({
      code: 'document_invalid',
      errors: [{ pointer: '/draws/0/id' }],
    })
  })
})

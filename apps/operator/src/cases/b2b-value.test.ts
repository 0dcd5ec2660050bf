import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

const report = 0
const seat = 1

describePostgres('b2b-value', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate

  beforeAll(async () => {
    programId = await stage.publishTemplate('b2b-value')
    alice = await stage.advocate(programId, 'alice')
  })

  /** A company leaves the form and names who sent it. */
  function leaves(company: string) {
    return stage.post<ReplyTo<'submitLead'>>('/v1/leads', {
      external_id: company,
      program_id: programId,
      advocate: { code: alice.code },
      friend: { external_id: company, name: `Buyer at ${company}`, locale: 'en' },
      company,
      need: 'An audit of our books.',
      consent: true,
    })
  }

  const moves = (lead: { readonly id: string }, to: string) =>
    stage.post<ReplyTo<'moveLead'>>(`/v1/leads/${lead.id}/stage`, { stage: to })

  /** A lead comes all the way; the reward of the advocate's choice that it brings. */
  async function wins(company: string, wait?: string) {
    const lead = await leaves(company)
    await moves(lead, 'qualified')
    await moves(lead, 'meeting')
    if (wait) await stage.advance(wait)
    const { outcomes } = await moves(lead, 'won')
    const granted = outcomes[0]!.rewards.filter(({ result }) => result === 'granted')
    expect(granted).toMatchObject([{ recipient: 'advocate', kind: 'choice' }])
    return granted[0]!.reward_id!
  }

  const choose = (rewardId: string, option: number) =>
    stage.send('POST', `/v1/rewards/${rewardId}/choose`, { option })

  test('a lead without consent is none, and one that does not fit is offered something else', async () => {
    const refused = await stage.send('POST', '/v1/leads', {
      external_id: 'x',
      program_id: programId,
      advocate: { code: alice.code },
      friend: { external_id: 'x' },
      company: 'x',
      need: 'x',
      consent: false,
    })
    expect(refused.json).toMatchObject({ status: 422, errors: [{ pointer: '/consent' }] })

    const lead = await leaves('Cakes Ltd')
    const ended = await moves(lead, 'unqualified')
    expect(ended.stage).toBe('unqualified')
    expect(ended.alternative).toContain('newsletter and the open workshops')
    expect(await stage.rewardsOf(alice.id)).toEqual([])
  })

  test('twenty choose a seat; the 21st is refused it, told what is left, and chooses another', async () => {
    const rewards: string[] = []
    for (let n = 1; n <= 21; n++) rewards.push(await wins(`Company ${n}`))
    const last = rewards.pop()!
    for (const id of rewards) expect((await choose(id, seat)).status).toBe(200)

    const refused = await choose(last, seat)
    expect(refused.json).toMatchObject({ status: 409, code: 'option_out_of_stock' })
    const path = `/v1/rewards/${last}/options`
    const { options } = await stage.get<ReplyTo<'listRewardOptions'>>(path)
    expect(options.map(({ asset, left }) => [asset, left])).toEqual([
      ['research_report', null],
      ['event_seat', 0],
      ['consulting_hours', null],
    ])
    expect((await choose(last, report)).json).toMatchObject({
      kind: 'perk',
      asset: 'research_report',
      amount: 1,
    })
  })

  test('won after 150 days is still the advocate’s merit', async () => {
    const id = await wins('Slow & Sons', 'P150D')
    expect(await stage.reward(id)).toMatchObject({ participant_id: alice.id, kind: 'choice' })
  })
})

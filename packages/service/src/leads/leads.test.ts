import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getLead, listLeads } from './list-leads.ts'
import { moveLead } from './move-lead.ts'
import { submitLead } from './submit-lead.ts'

const services: ProgramDraft = {
  name: { en: 'Services' },
  attribution: { conversion_days: 365, evidence: ['lead', 'name'] },
  goal: { when: 'lead_stage', if: 'conversion.data.stage == "won"' },
  rules: [
    {
      id: 'won',
      when: 'lead_stage',
      if: 'conversion.data.stage == "won"',
      give: [{ to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'consulting_2h' } }],
    },
  ],
  lead: { alternative: { en: 'Read our free guide.', zh: '请看我们的免费指南。' } },
}

describeEngines('a lead', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let programId: Id<'prg'>
  let alice: Advocate
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
    programId = await liveProgram(ctx, services)
    alice = await advocateIn(ctx, programId, 'alice')
  })

  const submit = (external_id: string, locale = 'en') =>
    submitLead(ctx, {
      external_id,
      program_id: programId,
      advocate: { external_id: 'alice' },
      friend: { external_id: `friend-of-${external_id}`, locale },
      company: 'Acme & Söhne',
      need: 'Someone to look after our books.',
      consent: true,
    })
  const move = (at: Context, lead: { readonly id: string }, stage: string) =>
    moveLead(at, { lead_id: lead.id as Id<'led'>, stage })

  test('is a claim by its advocate, comes forward stage by stage, and may be won after 150 days', async () => {
    const lead = await submit('form-1')
    expect(lead).toMatchObject({ stage: 'submitted', company: 'Acme & Söhne', alternative: null })
    expect(lead.outcomes).toMatchObject([
      {
        referral_state: 'attributed',
        attribution: { result: 'attributed', advocate_id: alice.id },
        rewards: [{ result: 'declined', reason: 'condition_not_met' }],
      },
    ])
    expect(await submit('form-1')).toEqual({ ...lead, outcomes: [] })
    expect((await move(ctx, lead, 'meeting')).outcomes).toMatchObject([
      { attribution: { result: 'followed' } },
    ])
    await expect(move(ctx, lead, 'qualified')).rejects.toMatchObject({
      code: 'lead_stage_not_forward',
    })
    await expect(move(ctx, lead, 'sold')).rejects.toMatchObject({ code: 'lead_stage_unknown' })

    server.testClock.advance(150 * 86_400_000)
    const later = await nextRequest(ctx)
    const won = await move(later, lead, 'won')
    expect(won.outcomes).toMatchObject([
      { referral_state: 'approved', rewards: [{ result: 'granted', state: 'issued' }] },
    ])
    expect((await move(later, lead, 'won')).outcomes).toEqual([])
    expect(await getLead(later, { lead_id: lead.id as Id<'led'> })).toMatchObject({
      stage: 'won',
      referral_id: lead.referral_id,
    })
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('that does not fit ends, and is offered something else in its own language', async () => {
    const lead = await submit('form-2', 'zh-CN')
    expect(await move(ctx, lead, 'unqualified')).toMatchObject({
      stage: 'unqualified',
      alternative: '请看我们的免费指南。',
    })
    await expect(move(ctx, lead, 'won')).rejects.toMatchObject({ code: 'lead_ended' })
    const listed = await listLeads(ctx, { limit: 20, stage: 'unqualified' })
    expect(listed.data.map(({ id }) => id)).toEqual([lead.id])
  })

  test('needs an advocate and a program that are there', async () => {
    const given = {
      external_id: 'form-3',
      program_id: programId,
      advocate: { external_id: 'nobody' },
      friend: { external_id: 'f' },
      company: 'Acme',
      need: 'Advice.',
      consent: true as const,
    }
    await expect(submitLead(ctx, given)).rejects.toMatchObject({ code: 'participant_not_found' })
    const other = { ...given, program_id: ctx.server.newId('prg') }
    await expect(submitLead(ctx, other)).rejects.toMatchObject({ code: 'program_not_found' })
  })

  test('by oneself is kept, and is nobody’s merit', async () => {
    const own = await submitLead(ctx, {
      external_id: 'form-4',
      program_id: programId,
      advocate: { code: alice.alias },
      friend: { external_id: 'alice' },
      company: 'Acme',
      need: 'Advice.',
      consent: true,
    })
    expect(own.referral_id).toBeNull()
    expect(own.outcomes).toMatchObject([{ attribution: { reasons: ['self_referral'] } }])
  })

  test('an advocate may also be named at the checkout, where the program accepts it', async () => {
    const report = (external_id: string, advocate: { external_id: string } | { code: string }) =>
      recordConversion(ctx, {
        type: 'lead_stage',
        external_id,
        friend: { external_id: `friend-${external_id}` },
        data: { stage: 'won' },
        advocate,
      })
    for (const named of [{ external_id: 'alice' }, { code: alice.alias }]) {
      const recorded = await report(`n-${Object.keys(named)[0]}`, named)
      expect(recorded.outcomes).toMatchObject([{ attribution: { advocate_id: alice.id } }])
    }
    expect((await report('n-3', { external_id: 'nobody' })).outcomes).toEqual([])
    // A typed code is another sign, and this program does not accept it.
    const typed = await recordConversion(ctx, {
      type: 'lead_stage',
      external_id: 'n-4',
      friend: { external_id: 'typist' },
      code: alice.alias,
    })
    expect(typed.outcomes).toMatchObject([{ attribution: { reasons: ['evidence_not_accepted'] } }])
  })
})

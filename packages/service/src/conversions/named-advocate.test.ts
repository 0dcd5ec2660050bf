import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyOffer } from '../offers/verify-offer.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { recordConversion, recordConversionBatch } from './record-conversion.ts'
import { type Advocate, advocateIn, clickOn, liveProgram } from './story.ts'

const draft: ProgramDraft = {
  name: { en: 'By name' },
  attribution: { evidence: ['link', 'code', 'name'] },
  goal: { when: 'order' },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      give: [{ to: 'friend', kind: 'coupon', value: { amount: 500, asset: 'EUR' } }],
    },
    {
      id: 'thanks',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 5, asset: 'points' } }],
    },
  ],
}

describeEngines('an advocate who is named', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(testServer(fresh.database))
    programId = await liveProgram(ctx, draft)
  })

  async function called(name: string, externalId = name, program = programId): Promise<Advocate> {
    const advocate = await advocateIn(ctx, program, externalId)
    await upsertParticipant(ctx, { external_id: externalId, name })
    return advocate
  }
  let orders = 0
  const order = (given: object) => {
    orders += 1
    return {
      type: 'order',
      external_id: `o-${orders}`,
      friend: { external_id: `ben-${orders}` },
      amount: 9_900,
      asset: 'EUR',
      ...given,
    }
  }
  const verify = (given: object) => {
    orders += 1
    const asked = {
      buyer: { external_id: `ben-${orders}` },
      order: { amount: 9_900, asset: 'EUR' },
    }
    return verifyOffer(ctx, { ...asked, ...given })
  }
  const ambiguous = new Refusal('advocate_ambiguous', {
    fields: [
      {
        pointer: '/advocate/name',
        message: 'Several advocates are called so: give their code or external_id instead.',
      },
    ],
  })

  test.each(['Anna Lee', 'anna  LEE', '  ＡＮＮＡ Lee '])(
    'as %j is found, and it counts as a name',
    async (name) => {
      const anna = await called('Anna Lee')
      await called('Annabel Lee')
      const { outcomes } = await recordConversion(ctx, order({ advocate: { name } }))
      expect(outcomes).toMatchObject([
        { attribution: { result: 'attributed', advocate_id: anna.id } },
      ])
      const [claim] = await rows(
        ctx.server.database.db,
        sql`select evidence from claims where workspace_id = ${ctx.workspace.uuid}::uuid`,
      )
      expect(claim).toEqual({ evidence: 'name' })
      expect(await verify({ advocate: { name } })).toMatchObject({ status: 'granted' })
    },
  )

  test('whom nobody is called like brings nothing, and nobody is guessed', async () => {
    await called('Anna Lee')
    for (const name of ['Anna', 'Anna Le', '\u200b']) {
      expect((await recordConversion(ctx, order({ advocate: { name } }))).outcomes).toEqual([])
      expect(await verify({ advocate: { name } })).toMatchObject({ reason: 'code_unknown' })
    }
  })

  test('like another one is refused with what to add, and nobody is told who they are', async () => {
    const anna = await called('Anna Lee', 'anna-1')
    await called('anna lee', 'anna-2')
    const named = { advocate: { name: 'Anna Lee' } }
    await expect(recordConversion(ctx, order(named))).rejects.toEqual(ambiguous)
    await expect(verify(named)).rejects.toEqual(ambiguous)
    const { data } = await recordConversionBatch(ctx, {
      conversions: [order(named), order({ code: anna.alias })],
    })
    expect(data).toMatchObject([
      { status: 'refused', problem: { code: 'advocate_ambiguous' } },
      { status: 'accepted' },
    ])
    expect(JSON.stringify(data[0])).not.toMatch(/anna-|par_|Anna/)

    const click_token = await clickOn(ctx, programId, anna)
    const both = await recordConversion(ctx, order({ ...named, click_token }))
    expect(both.outcomes).toMatchObject([{ attribution: { advocate_id: anna.id } }])
    expect(await verify({ ...named, code: anna.alias })).toMatchObject({ status: 'granted' })
  })

  test('is looked for among the advocates of each program, and a customer of that name is none', async () => {
    const other = await liveProgram(ctx, draft)
    const anna = await called('Anna Lee', 'anna-1')
    const elsewhere = await called('Anna Lee', 'anna-2', other)
    await upsertParticipant(ctx, { external_id: 'anna-3', name: 'Anna Lee' })
    const { outcomes } = await recordConversion(ctx, order({ advocate: { name: 'Anna Lee' } }))
    expect(new Set(outcomes.map(({ attribution }) => attribution.advocate_id))).toEqual(
      new Set([anna.id, elsewhere.id]),
    )
  })

  test('is found by the name that they have now or had before, and the database does not say it', async () => {
    const anna = await called('Anna Lee', 'anna')
    const rename = (name: string) => upsertParticipant(ctx, { external_id: 'anna', name })
    await rename('Anna Vogel')
    const by = async (name: string) => {
      const { outcomes } = await recordConversion(ctx, order({ advocate: { name } }))
      return outcomes.map(({ attribution }) => attribution.advocate_id)
    }
    expect([await by('Anna Lee'), await by('Anna Vogel')]).toEqual([[anna.id], [anna.id]])
    // To write it otherwise, or to tell something else, is no other name.
    await upsertParticipant(ctx, {
      external_id: 'anna',
      name: 'ANNA vogel',
      phone: '+8613800000001',
    })
    expect(await by('Anna Lee')).toEqual([anna.id])
    await rename('Anna Weiss')
    expect([await by('Anna Lee'), await by('Anna Vogel')]).toEqual([[], [anna.id]])
    // Whoever is called so now is meant, and not who was.
    const other = await called('Anna Vogel', 'other')
    expect(await by('Anna Vogel')).toEqual([other.id])
    const stored = await rows<{ text: string }>(
      ctx.server.database.db,
      sql`select e::text as text from envelopes e where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(JSON.stringify(stored)).not.toMatch(/Anna|Vogel|annavogel/i)
  })

  test('cannot be found once the envelope is emptied: the table holds the two together', async () => {
    const anna = await called('Anna Lee')
    const emptied = rows(
      ctx.server.database.db,
      sql`update envelopes set wrapped_key = null, sealed = null where workspace_id = ${ctx.workspace.uuid}::uuid
        and participant_id = ${uuidOf(anna.id)}::uuid`,
    )
    await expect(emptied).rejects.toThrow()
    await upsertParticipant(ctx, { external_id: 'Anna Lee', name: 'Anna Vogel' })
    const half = rows(
      ctx.server.database.db,
      sql`update envelopes set wrapped_key = null, sealed = null, name_index = null
        where workspace_id = ${ctx.workspace.uuid}::uuid and participant_id = ${uuidOf(anna.id)}::uuid`,
    )
    await expect(half).rejects.toThrow()
  })
})

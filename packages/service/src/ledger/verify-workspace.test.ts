import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { PostingRow } from '@goodword/domain/ledger/posting'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, transaction } from '../context.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { getBalances } from '../participants/get-balances.ts'
import { verifyWorkspace } from './verify-workspace.ts'

const program: ProgramDraft = {
  name: { en: 'Points for an order' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
  ],
}

describeEngines('postings that no reward causes', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let house: Id<'wsp'>
  let alice: Id<'par'>
  let ben: Id<'par'>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    ctx = await testWorkspace(testServer(fresh.database))
    house = toId('wsp', ctx.workspace.uuid)
    const programId = await liveProgram(ctx, program)
    alice = (await advocateIn(ctx, programId, 'alice')).id
    ben = (await advocateIn(ctx, programId, 'ben')).id
  })
  afterAll(() => fresh?.close())

  type Movement = Pick<PostingRow, 'journal' | 'debit' | 'credit' | 'amount'> &
    Partial<Pick<PostingRow, 'cause' | 'reward_id'>>

  const post = (...movements: Movement[]) =>
    transaction(ctx, async (unit) => {
      const effects = noEffects()
      for (const movement of movements) {
        effects.postings.push({
          asset: 'points',
          reward_id: null,
          cause: null,
          ...movement,
          id: ctx.server.newId('pst'),
          posted_at: toInstant(ctx.now),
        })
      }
      storeEffects(unit, ctx.workspace.uuid, effects)
    })
  const held = async (participant_id: Id<'par'>) =>
    (await getBalances(ctx, { participant_id })).data.map(({ kind, amount }) => [kind, amount])
  const findings = async () => (await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings

  test('move value into the house, between participants and out, and the books stay in order', async () => {
    const account = (owner: Id<'par'>) => ({ owner, kind: 'available' }) as const
    await post({
      journal: 'adjust',
      debit: { owner: house, kind: 'promised' },
      credit: account(alice),
      amount: 500,
      cause: 'credited by hand',
    })
    await post(
      {
        journal: 'transfer',
        debit: account(alice),
        credit: account(ben),
        amount: 200,
        cause: 'one transfer',
      },
      {
        journal: 'payout',
        debit: account(ben),
        credit: { owner: house, kind: 'paid' },
        amount: 50,
        cause: 'one payout',
      },
      {
        journal: 'donation',
        debit: account(ben),
        credit: { owner: house, kind: 'donated:education-fund' },
        amount: 150,
        cause: 'one donation',
      },
    )
    expect(await held(alice)).toEqual([['available', 300]])
    expect(await held(ben)).toEqual([])
    expect(await findings()).toEqual([])
  })

  test('cannot overdraw an account', async () => {
    const before = await held(alice)
    const overdraft = post({
      journal: 'transfer',
      debit: { owner: alice, kind: 'available' },
      credit: { owner: ben, kind: 'available' },
      amount: 301,
      cause: 'too much',
    })
    await expect(overdraft).rejects.toThrow()
    expect(await held(alice)).toEqual(before)
  })

  test('need a cause where there is no reward', async () => {
    const groundless = post({
      journal: 'adjust',
      debit: { owner: house, kind: 'promised' },
      credit: { owner: alice, kind: 'available' },
      amount: 1,
    })
    await expect(groundless).rejects.toThrow('postings_caused')
  })

  test('of a reward that there is not are found', async () => {
    const reward_id = ctx.server.newId('rwd')
    await post({
      journal: 'adjust',
      debit: { owner: house, kind: 'promised' },
      credit: { owner: house, kind: 'redeemed' },
      amount: 1,
      reward_id,
    })
    const [posting] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from postings where workspace_id = ${ctx.workspace.uuid}::uuid and reward_id = ${uuidOf(reward_id)}::uuid`,
    )
    expect(await findings()).toEqual([
      {
        law: 'a posting of a reward names one that there is',
        where: posting!.id,
        detail: 'adjust of 1 points',
      },
    ])
  })
})

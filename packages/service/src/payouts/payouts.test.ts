import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { othersEnded } from '@goodword/testing/others-ended'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAuditLog } from '../audit-log/list-audit-log.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { listEvents } from '../events/list-events.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { getReward } from '../rewards/list-rewards.ts'
import { markRewardPaid } from '../rewards/mark-reward-paid.ts'
import { updateWorkspace } from '../workspaces/update-workspace.ts'
import { approvePayoutBatch } from './approve-payout-batch.ts'
import { createPayoutBatch } from './create-payout-batch.ts'
import { discardPayoutBatch } from './discard-payout-batch.ts'
import { exportPayoutBatch } from './export-payout-batch.ts'
import { failPayout } from './fail-payout.ts'
import { importPayoutResults } from './import-payout-results.ts'
import { getPayoutBatch } from './list-payout-batches.ts'
import { getPayout, listPayouts } from './list-payouts.ts'
import { retryPayout } from './retry-payout.ts'
import { sendPayoutBatch } from './send-payout-batch.ts'
import { settlePayout } from './settle-payout.ts'

const program: ProgramDraft = {
  name: { en: 'Cash for friends' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { share_basis_points: 1000, asset: 'CNY' } }],
    },
  ],
}

const everything = { kinds: ['cash', 'donation'] as ('cash' | 'donation')[] }
const page = { limit: 100 }

describeEngines('payouts', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  let orders = 0
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  /** A workspace of its own, with an advocate. */
  async function open(name = 'alice'): Promise<Advocate> {
    ctx = await testWorkspace(testServer(fresh.database, 100 + orders))
    programId = await liveProgram(ctx, program)
    return advocateIn(ctx, programId, name)
  }

  /** Somebody new buys by an advocate's code; the order and the cash that it earns. */
  async function order(advocate: Advocate, amount = 10_000) {
    orders += 1
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: `order-${orders}`,
      amount,
      asset: 'CNY',
      friend: { external_id: `friend-${orders}` },
      code: advocate.alias,
      data: {},
    })
    return {
      id: recorded.id as Id<'cnv'>,
      rewardId: recorded.outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>,
    }
  }

  const reward = async (id: Id<'rwd'>) => {
    const { state, paid_at, reason } = await getReward(ctx, { reward_id: id })
    return { state, isPaid: paid_at !== null, reason }
  }
  const payoutsOf = async (batch_id: string) =>
    (await listPayouts(ctx, { ...page, batch_id: batch_id as Id<'pbt'> })).data
  // Ids of replies are texts on the wire.
  const approve = (id: string, by = ctx) => approvePayoutBatch(by, { batch_id: id as Id<'pbt'> })
  const send = (id: string) => sendPayoutBatch(ctx, { batch_id: id as Id<'pbt'> })
  const discard = (id: string) => discardPayoutBatch(ctx, { batch_id: id as Id<'pbt'> })
  const fileOf = (id: string) => exportPayoutBatch(ctx, { batch_id: id as Id<'pbt'> })
  const settle = (id: string, reference?: string) =>
    settlePayout(ctx, { payout_id: id as Id<'pay'>, reference })
  const fail = (id: string, reason: string) =>
    failPayout(ctx, { payout_id: id as Id<'pay'>, reason })
  const retry = (id: string) => retryPayout(ctx, { payout_id: id as Id<'pay'> })
  const findings = async () => (await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings
  const as = (name: string): Context => ({ ...ctx, actor: { id: `key_${name}`, name } })

  describe('from draft to settled', () => {
    test('all cash of a recipient goes out in one transfer, and is paid when it arrives', async () => {
      const alice = await open()
      const first = await order(alice, 10_000)
      const second = await order(alice, 25_550)
      const batch = await createPayoutBatch(ctx, everything)
      expect(batch).toMatchObject({
        state: 'draft',
        totals: [{ asset: 'CNY', amount: 3_555 }],
        counts: { scheduled: 1, sent: 0, settled: 0, failed: 0 },
        has_more: false,
      })
      await expect(createPayoutBatch(ctx, everything)).rejects.toMatchObject({
        code: 'nothing_to_pay',
      })
      await expect(send(batch.id)).rejects.toMatchObject({
        code: 'payout_batch_state',
      })
      expect(await reward(first.rewardId)).toMatchObject({ state: 'available' })

      await approve(batch.id)
      const sent = await send(batch.id)
      expect(sent).toMatchObject({ state: 'sent', counts: { sent: 1 } })
      expect(await reward(first.rewardId)).toMatchObject({ state: 'issued', isPaid: false })
      expect(await findings()).toEqual([])

      const [payout] = await payoutsOf(batch.id)
      expect(payout!.rewards.map(({ reward_id }) => reward_id).sort()).toEqual(
        [first.rewardId, second.rewardId].sort(),
      )
      await settle(payout!.id, 'bank-1')
      const again = await settle(payout!.id, 'bank-2')
      expect(again).toMatchObject({ state: 'settled', reference: 'bank-1' })
      expect(await reward(second.rewardId)).toMatchObject({ state: 'issued', isPaid: true })
      await expect(fail(payout!.id, 'late')).rejects.toMatchObject({
        code: 'payout_state',
        reason: 'settled',
      })
      expect(await findings()).toEqual([])

      await othersEnded(fresh.database)
      const { data } = await listEvents(ctx, page)
      const types = data.map(({ type }) => type).filter((type) => type.startsWith('payout.'))
      expect(types).toEqual(['payout.sent', 'payout.settled'])
    })

    test('what failed is payable again, and retried in another attempt', async () => {
      const alice = await open()
      const { rewardId } = await order(alice)
      const { id } = await createPayoutBatch(ctx, everything)
      await approve(id)
      await send(id)
      const [payout] = await payoutsOf(id)
      await expect(retry(payout!.id)).rejects.toMatchObject({
        code: 'payout_state',
      })
      await fail(payout!.id, 'account_closed')
      expect(await reward(rewardId)).toEqual({
        state: 'available',
        isPaid: false,
        reason: 'payout_failed',
      })
      expect(await findings()).toEqual([])

      const again = await retry(payout!.id)
      expect(again).toMatchObject({ state: 'scheduled', attempt: 2, retries: payout!.id })
      await expect(retry(payout!.id)).rejects.toMatchObject({
        code: 'nothing_to_pay',
      })
      await send(id)
      await settle(again.id)
      expect(await reward(rewardId)).toMatchObject({ state: 'issued', isPaid: true })
      expect(await getPayoutBatch(ctx, { batch_id: id as Id<'pbt'> })).toMatchObject({
        counts: { settled: 1, failed: 1 },
        totals: [{ asset: 'CNY', amount: 1_000 }],
      })
      expect(await findings()).toEqual([])
    })

    test('a reward that was taken back before the sending goes out in no transfer', async () => {
      const alice = await open()
      const kept = await order(alice)
      const refunded = await order(alice)
      const { id } = await createPayoutBatch(ctx, everything)
      await approve(id)
      await refundConversion(ctx, { conversion_id: refunded.id, external_id: 'r', amount: 10_000 })
      await send(id)
      expect(await payoutsOf(id)).toMatchObject([{ state: 'failed', reason: 'reward_changed' }])
      expect(await reward(kept.rewardId)).toMatchObject({ state: 'available' })
      const next = await createPayoutBatch(ctx, everything)
      expect(next.totals).toEqual([{ asset: 'CNY', amount: 1_000 }])
      expect(await findings()).toEqual([])
    })

    test('what is refunded on the way is reversed, and neither paid nor payable afterwards', async () => {
      const alice = await open()
      const settled = await order(alice)
      const failed = await order(await advocateIn(ctx, programId, 'ben'))
      const { id } = await createPayoutBatch(ctx, everything)
      await approve(id)
      await send(id)
      for (const { id: conversion_id } of [settled, failed]) {
        await refundConversion(ctx, { conversion_id, external_id: 'r', amount: 10_000 })
      }
      for (const payout of await payoutsOf(id)) {
        if (payout.participant_id === alice.id) await settle(payout.id)
        else await fail(payout.id, 'closed')
      }
      expect(await reward(settled.rewardId)).toMatchObject({ state: 'reversed', isPaid: false })
      expect(await reward(failed.rewardId)).toMatchObject({ state: 'reversed', isPaid: false })
      expect(await findings()).toEqual([])
    })

    test('a refund after the payment takes back what was paid, in the books', async () => {
      const alice = await open()
      const { id, rewardId } = await order(alice)
      await markRewardPaid(ctx, { reward_id: rewardId, reference: 'till' })
      await refundConversion(ctx, { conversion_id: id, external_id: 'half', amount: 5_000 })
      expect(await findings()).toEqual([])
      await refundConversion(ctx, { conversion_id: id, external_id: 'rest', amount: 5_000 })
      expect(await reward(rewardId)).toMatchObject({ state: 'reversed' })
      expect(await findings()).toEqual([])
    })

    test('what is noted as paid by itself is a payout of one, and in no other', async () => {
      const alice = await open()
      const { rewardId } = await order(alice)
      await markRewardPaid(ctx, { reward_id: rewardId, reference: 'till' })
      const { data } = await listPayouts(ctx, { ...page, participant_id: alice.id })
      expect(data).toMatchObject([
        { state: 'settled', batch_id: null, amount: 1_000, reference: 'till' },
      ])
      const other = await order(alice)
      await createPayoutBatch(ctx, everything)
      await expect(markRewardPaid(ctx, { reward_id: other.rewardId })).rejects.toMatchObject({
        code: 'reward_in_payout',
      })
      expect(await findings()).toEqual([])
    })

    test('a batch that is given up gives its rewards back', async () => {
      const alice = await open()
      await order(alice)
      const { id } = await createPayoutBatch(ctx, everything)
      await discard(id)
      expect(await payoutsOf(id)).toMatchObject([{ state: 'failed', reason: 'batch_discarded' }])
      const [payout] = await payoutsOf(id)
      await expect(retry(payout!.id)).rejects.toMatchObject({
        code: 'payout_state',
      })
      const next = await createPayoutBatch(ctx, everything)
      expect(next.totals).toEqual([{ asset: 'CNY', amount: 1_000 }])
    })

    test('a batch gathers what was asked for', async () => {
      const alice = await open()
      await order(alice)
      const before = new Date(ctx.now - 1).getTime()
      for (const filter of [
        { asset: 'USD' },
        { kinds: ['donation' as const] },
        { country: 'DE' },
        { due_until: before },
      ]) {
        await expect(createPayoutBatch(ctx, { ...everything, ...filter })).rejects.toMatchObject({
          code: 'nothing_to_pay',
        })
      }
      await rows(
        fresh.database.db,
        sql`update participants set attributes = '{"country":"DE"}'::jsonb
          where workspace_id = ${ctx.workspace.uuid}::uuid and external_id = 'alice'`,
      )
      const made = await createPayoutBatch(ctx, {
        ...everything,
        country: 'DE',
        asset: 'CNY',
        program_id: programId,
      })
      expect(made.counts.scheduled).toBe(1)
    })
  })

  describe('above the limit', () => {
    test('another person approves, by whatever key; below it one may do both', async () => {
      const alice = await open()
      await updateWorkspace(ctx, { four_eyes: [{ amount: 1_000, asset: 'CNY' }] })
      await order(alice, 10_000)
      const small = await createPayoutBatch(as('ada'), everything)
      expect(small.needs_second_person).toBe(false)
      await approve(small.id, as('ada'))

      await order(alice, 10_010)
      const large = await createPayoutBatch(as('ada'), everything)
      expect(large.needs_second_person).toBe(true)
      const rotated: Context = { ...ctx, actor: { id: 'key_other', name: 'ada' } }
      for (const same of [as('ada'), rotated]) {
        await expect(approve(large.id, same)).rejects.toMatchObject({
          code: 'second_person_needed',
        })
      }
      const approved = await approve(large.id, as('bo'))
      expect(approved.approved_by).toEqual({ id: 'key_bo', name: 'bo' })
      const { data } = await listAuditLog(ctx, { ...page, subject: large.id })
      expect(data.map(({ action, actor }) => [action, actor.name])).toEqual([
        ['payout_batch.approved', 'bo'],
        ['payout_batch.created', 'ada'],
      ])
    })

    test('a limit that was set after the making holds too, and the table refuses what the code let pass', async () => {
      const alice = await open()
      await order(alice, 10_000)
      const batch = await createPayoutBatch(as('ada'), everything)
      await updateWorkspace(ctx, { four_eyes: [{ amount: 0, asset: 'CNY' }] })
      await expect(approve(batch.id, as('ada'))).rejects.toMatchObject({
        code: 'second_person_needed',
      })
      await expect(
        rows(
          fresh.database.db,
          sql`update payout_batches set needs_second_person = true, approved_by = created_by,
              approved_by_name = created_by_name where workspace_id = ${ctx.workspace.uuid}::uuid`,
        ),
      ).rejects.toThrow()
    })

    test('the log of what was done can be added to, and that is all', async () => {
      await open()
      for (const change of [
        sql`update audit_log set actor = 'nobody'`,
        sql`delete from audit_log`,
        sql`truncate audit_log`,
      ]) {
        await expect(rows(fresh.database.db, change)).rejects.toThrow()
      }
    })
  })

  describe("the bank's file", () => {
    test('holds exact amounts, and nothing that a spreadsheet runs', async () => {
      const alice = await open('=HYPERLINK("https://evil.example")')
      await order(alice, 123_450)
      const at = await advocateIn(ctx, programId, '@SUM(1)')
      await order(at, 1_000)
      const { id } = await createPayoutBatch(ctx, everything)
      await expect(fileOf(id)).rejects.toMatchObject({
        code: 'payout_batch_state',
      })
      await approve(id)
      const file = await fileOf(id)
      const [header, ...lines] = file.trimEnd().split('\r\n')
      expect(header).toBe(
        'payout_id,attempt,recipient,participant_id,beneficiary,amount,currency,rewards',
      )
      expect(lines.map((line) => line.split(',').slice(-4))).toEqual([
        ['', '123.45', 'CNY', '1'],
        ['', '1.00', 'CNY', '1'],
      ])
      expect(file).toContain(`"'=HYPERLINK(`)
      expect(file).toContain(`,'@SUM(1),`)
      await send(id)
      expect(await fileOf(id)).toBe(file)
    })

    test('is read line by line: what fits is done, what does not is named, and again changes nothing', async () => {
      const alice = await open()
      const ben = await advocateIn(ctx, programId, 'ben')
      await order(alice)
      await order(ben)
      const { id } = await createPayoutBatch(ctx, everything)
      await approve(id)
      await send(id)
      const [first, second] = await payoutsOf(id)
      const unknown = ctx.server.newId('pay')
      const csv = [
        '\uFEFFPayout_ID,Result,Reference,Reason',
        `${first!.id},settled,bank-7,`,
        `${second!.id},FAILED,,"account closed, by its owner"`,
        `${unknown},settled,,`,
        `${first!.id},failed,,`,
        `${first!.id},paid,,`,
        'nothing,settled',
      ].join('\n')
      const read = await importPayoutResults(ctx, { csv })
      expect(read).toEqual({
        settled: 1,
        failed: 1,
        unchanged: 0,
        faults: [
          { line: 4, message: 'There is no such payout.' },
          { line: 5, message: 'This payout is settled; only a sent one has a result.' },
          { line: 6, message: 'result is neither "settled" nor "failed".' },
          { line: 7, message: 'payout_id is not the id of a payout.' },
        ],
      })
      expect(await getPayout(ctx, { payout_id: second!.id as Id<'pay'> })).toMatchObject({
        state: 'failed',
        reason: 'account closed, by its owner',
      })
      expect(await importPayoutResults(ctx, { csv })).toMatchObject({ settled: 0, unchanged: 2 })
      expect(await findings()).toEqual([])
    })

    test.each(['"', 'a\n"b', ''])('that cannot be read is refused: %j', async (csv) => {
      await open()
      const read = importPayoutResults(ctx, { csv })
      if (csv === '') expect(await read).toMatchObject({ settled: 0 })
      else await expect(read).rejects.toMatchObject({ code: 'invalid_input' })
    })
  })
})

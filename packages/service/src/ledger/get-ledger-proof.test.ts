import { rows } from '@goodword/db/connect'
import { type Id, toId } from '@goodword/domain/ids'
import { rootByPath } from '@goodword/domain/ledger/merkle'
import { blockHash, postingHash } from '@goodword/domain/ledger/seal'
import { dayMs } from '@goodword/testing/clock'
import { othersEnded } from '@goodword/testing/others-ended'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { jwks } from '../signing-keys/jwks.ts'
import { rotateSigningKey } from '../signing-keys/rotate-signing-key.ts'
import { referralTokenMs } from '../signing-keys/signing-keys.ts'
import { hexOf } from './block.ts'
import { getLedgerProof } from './get-ledger-proof.ts'
import { openHistory } from './history.ts'
import { listCheckpoints } from './list-checkpoints.ts'
import { sealLedger } from './seal-ledger.ts'

describeEngines('a proof', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let history: Awaited<ReturnType<typeof openHistory>>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
    history = await openHistory(ctx, server)
  })

  const aReward = async (): Promise<Id<'rwd'>> => {
    await history.order()
    const [found] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and kind = 'points'
        order by id desc limit 1`,
    )
    return toId('rwd', found!.id)
  }
  const seal = async (blockMax: number) => {
    await othersEnded(fresh.database)
    while ((await sealLedger(server, ctx.workspace.uuid, blockMax)) > 0);
  }

  test('leads every posting of a reward to a block that a published key has signed', async () => {
    const reward_id = await aReward()
    for (let n = 0; n < 3; n++) await history.order()
    await seal(5)
    const { postings, blocks } = await getLedgerProof(ctx, { reward_id })
    expect(postings.map(({ posting }) => posting.journal)).toEqual(['promise', 'release', 'issue'])
    for (const { posting, seal: place } of postings) {
      const block = blocks.find(({ header }) => header.number === place!.block)!
      const path = place!.path.map((hash) => Uint8Array.from(Buffer.from(hash, 'hex')))
      const root = rootByPath(postingHash(posting), place!.position, block.header.count, path)
      expect(hexOf(root!)).toBe(block.header.root)
      expect(blockHash(block.header)).toBe(block.hash)
      expect(await said(block.checkpoint)).toMatchObject({
        ws: toId('wsp', ctx.workspace.uuid),
        blk: block.header.number,
        hash: block.hash,
      })
    }
  })

  const said = async (checkpoint: string) =>
    (
      await jwtVerify(checkpoint, createLocalJWKSet(await jwks(server)), {
        typ: 'goodword-checkpoint+jwt',
        issuer: server.publicUrl,
        currentDate: new Date(server.clock()),
      })
    ).payload

  test('says of what is not sealed yet that it waits', async () => {
    const reward_id = await aReward()
    const { postings, blocks } = await getLedgerProof(ctx, { reward_id })
    expect(postings.map(({ seal: place }) => place)).toEqual([null, null, null])
    expect(blocks).toEqual([])
  })

  test('can be checked after the key that signed it was withdrawn', async () => {
    const reward_id = await aReward()
    await seal(100)
    const before = await getLedgerProof(ctx, { reward_id })
    await rotateSigningKey(server)
    server.testClock.advance(referralTokenMs + 2 * dayMs)
    await expect(said(before.blocks[0]!.checkpoint)).rejects.toThrow()
    const after = await getLedgerProof(ctx, { reward_id })
    expect(after.blocks[0]!.hash).toBe(before.blocks[0]!.hash)
    expect(await said(after.blocks[0]!.checkpoint)).toMatchObject({ hash: after.blocks[0]!.hash })
  })

  test('of a reward that there is not is refused', async () => {
    const reward_id = ctx.server.newId('rwd')
    await expect(getLedgerProof(ctx, { reward_id })).rejects.toThrow('reward_not_found')
  })

  test('is one of the blocks of the list, which goes back to the first', async () => {
    await aReward()
    await seal(2)
    const first = await listCheckpoints(ctx, { limit: 2 })
    const rest = await listCheckpoints(ctx, { limit: 100, cursor: first.next_cursor! })
    const all = [...first.data, ...rest.data]
    expect(first.data).toHaveLength(2)
    expect(rest.next_cursor).toBeNull()
    expect(all.map(({ header }) => header.number)).toEqual(all.map((_, at) => all.length - at))
    expect(all.at(-1)!.header.previous).toBeNull()
    expect(all[0]!.header.previous).toBe(all[1]!.hash)
  })
})

import { type Database, openPostgres, rows } from '@goodword/db/connect'
import { othersEnded } from '@goodword/testing/others-ended'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { openHistory } from './history.ts'
import { sealLedger } from './seal-ledger.ts'
import { verifyWorkspace } from './verify-workspace.ts'

type Place = { readonly id: string; readonly block: number; readonly position: number }

/** For each case the owner of a real database alters it in a transaction, and it is verified as it stands there. */
describePostgres('a ledger that was tampered with', () => {
  let fresh: FreshDatabase
  let ctx: Context
  let victim: Place
  let owner: Database
  /** A transaction after all that is sealed, which has ended. */
  let later: string
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
    const server = testServer(fresh.database)
    ctx = await testWorkspace(server)
    const history = await openHistory(ctx, server)
    for (let n = 0; n < 4; n++) await history.order(9_900 + n)
    await history.days(8)
    await othersEnded(fresh.database)
    while ((await sealLedger(server, ctx.workspace.uuid, 7)) > 0);
    const [found] = await rows<Place>(
      fresh.database.db,
      sql`select posting_id as id, block, position from ledger_leaves where block = 2 and position = 3`,
    )
    victim = found!
    const [ended] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select pg_current_xact_id()::text as id`,
    )
    later = ended!.id
    await othersEnded(fresh.database)
    // All that it is asked goes over one connection, and so is within the transaction.
    owner = openPostgres(fresh.url!, { poolMax: 1 })
  })
  afterAll(async () => {
    await owner?.close()
    await fresh?.close()
  })

  /** The findings after the owner has run a statement, which is taken back then. */
  async function findingsAfter(statement: string) {
    const run = (text: string) => rows(owner.db, sql.raw(text))
    await run('begin')
    try {
      if (statement) await run(statement)
      return (await verifyWorkspace({ ...ctx.server, database: owner }, ctx.workspace.uuid))
        .findings
    } finally {
      await run('rollback')
    }
  }
  const postingLaw = 'a posting is as it was sealed'

  test('is told from one that was not', async () => {
    expect(await findingsAfter('')).toEqual([])
  })

  const bent = {
    journal: "overlay(journal placing 'x' from 1 for 1)",
    debit_kind: "overlay(debit_kind placing 'x' from 1 for 1)",
    credit_kind: "overlay(credit_kind placing 'x' from 1 for 1)",
    asset: "overlay(asset placing 'x' from 1 for 1)",
    debit_owner: "overlay(debit_owner::text placing 'f' from 36 for 1)::uuid",
    credit_owner: "overlay(credit_owner::text placing 'f' from 36 for 1)::uuid",
    reward_id: "overlay(reward_id::text placing 'f' from 36 for 1)::uuid",
    amount: 'amount # 1',
    cause: "'x'",
    posted_at: "posted_at + interval '1 millisecond'",
    transaction: '(transaction::text::bigint # 1)::text::xid8',
  }
  test.each(Object.entries(bent))(
    'in one byte of a posting’s %s, is found with the posting',
    async (column, value) => {
      const findings = await findingsAfter(
        `update postings set ${column} = ${value} where id = '${victim.id}'`,
      )
      expect(findings).toContainEqual({
        law: postingLaw,
        where: victim.id,
        detail: 'its row was altered (block 2, place 3)',
      })
      expect(findings.filter(({ law }) => law === postingLaw)).toHaveLength(1)
    },
  )

  test('knows every column of a posting', async () => {
    const columns = await rows<{ name: string }>(
      owner.db,
      sql`select column_name::text as name from information_schema.columns where table_name = 'postings'`,
    )
    const names = columns.map(({ name }) => name).toSorted()
    expect([...Object.keys(bent), 'id', 'workspace_id'].toSorted()).toEqual(names)
  })

  test('in the id of a posting, is found with the id that was and the id that is', async () => {
    const other = `${victim.id.slice(0, -1)}${victim.id.endsWith('f') ? 'e' : 'f'}`
    const findings = await findingsAfter(
      `update postings set id = '${other}' where id = '${victim.id}'`,
    )
    expect(findings.map(({ law, where }) => [law, where])).toEqual([
      ['a day of the ledger is the sum of its sealed postings', expect.any(String)],
      ['a sealed posting is there', victim.id],
      ['a posting was there when its transaction was sealed', other],
    ])
  })

  test('moved to another workspace, is missing here', async () => {
    const findings = await findingsAfter(
      `update postings set workspace_id = gen_random_uuid() where id = '${victim.id}'`,
    )
    expect(findings).toContainEqual({
      law: 'a sealed posting is there',
      where: victim.id,
      detail: 'it is missing (block 2, place 3)',
    })
  })

  test('by taking a posting away, is found with its id', async () => {
    const findings = await findingsAfter(`delete from postings where id = '${victim.id}'`)
    expect(findings).toContainEqual({
      law: 'a sealed posting is there',
      where: victim.id,
      detail: 'it is missing (block 2, place 3)',
    })
  })

  const copyOf = (id: string, transaction: string) => `
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at, transaction)
    select workspace_id, '${id}', journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at, ${transaction}
    from postings where id = '${victim.id}'`
  const added = '0198ffff-ffff-7fff-8fff-ffffffffffff'

  test('by adding a posting among old ones, is found with its id', async () => {
    expect(await findingsAfter(copyOf(added, 'transaction'))).toContainEqual(
      expect.objectContaining({
        law: 'a posting was there when its transaction was sealed',
        where: added,
      }),
    )
  })

  test('by adding a posting after the last block, is found with its id', async () => {
    expect(await findingsAfter(copyOf(added, `'${later}'::xid8`))).toContainEqual(
      expect.objectContaining({
        law: 'a posting that is not sealed yet fits the books',
        where: added,
      }),
    )
  })

  const flipped = (column: string) => `set_byte(${column}, 5, get_byte(${column}, 5) # 1)`
  const bentBlock = {
    layout: '2',
    count: 'count + 1',
    transaction: '(transaction::text::bigint # 1)::text::xid8',
    previous: flipped('previous'),
    root: flipped('root'),
    hash: flipped('hash'),
    sealed_at: "sealed_at + interval '1 millisecond'",
  }
  test.each(Object.entries(bentBlock))(
    'in the %s of a block, is found with the block',
    async (column, value) => {
      const findings = await findingsAfter(
        `update ledger_blocks set ${column} = ${value} where number = 2`,
      )
      expect(findings).toContainEqual({
        law: 'a block is as it was sealed',
        where: 'block 2',
        detail: 'its hash is not that of its row',
      })
      expect(findings.map(({ law }) => law)).not.toContain(postingLaw)
    },
  )

  test('in one character of a checkpoint, is found with the block', async () => {
    for (const at of [10, 120, 300]) {
      const findings = await findingsAfter(
        `update ledger_blocks set checkpoint = overlay(checkpoint placing
          case substr(checkpoint, ${at}, 1) when 'A' then 'B' else 'A' end from ${at} for 1) where number = 2`,
      )
      expect(findings).toEqual([
        {
          law: 'a checkpoint signs its block',
          where: 'block 2',
          detail: 'the checkpoint does not sign this block, or not by a key of this server',
        },
      ])
    }
  })

  test('in a checkpoint that signs another block, is found with the block', async () => {
    const findings = await findingsAfter(
      'update ledger_blocks set checkpoint = (select checkpoint from ledger_blocks where number = 1) where number = 2',
    )
    expect(findings.map(({ where }) => where)).toEqual(['block 2'])
  })

  test.each([
    ['hash', flipped('hash'), 'its hash differs'],
    ['posted_at', "posted_at + interval '1 day'", 'its time is not that of its posting'],
  ])('in the %s of a leaf, is found with the leaf', async (column, value, detail) => {
    const findings = await findingsAfter(
      `update ledger_leaves set ${column} = ${value} where block = 2 and position = 3`,
    )
    expect(findings).toEqual([
      {
        law: 'a leaf is as it was sealed',
        where: 'block 2, place 3',
        detail: expect.stringContaining(detail),
      },
    ])
  })

  test('by taking a leaf away, is found with its place and its posting', async () => {
    const findings = await findingsAfter(
      'delete from ledger_leaves where block = 2 and position = 3',
    )
    expect(findings.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['block 2, place 3', victim.id]),
    )
  })

  test('by taking a block away, is found with its number', async () => {
    const findings = await findingsAfter('delete from ledger_blocks where number = 2')
    expect(findings).toContainEqual({
      law: 'a block follows the one before it',
      where: 'block 2',
      detail: 'it is missing',
    })
  })

  test('by somebody who seals it all anew, but not with a key of this server, is found', async () => {
    const findings = await findingsAfter(
      `update signing_keys set public_jwk = public_jwk || '{"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}', sealed_private_jwk = ${flipped('sealed_private_jwk')}`,
    )
    expect(new Set(findings.map(({ law }) => law))).toEqual(
      new Set(['a checkpoint signs its block']),
    )
  })

  test('in a day of the roll-up, is found with the program', async () => {
    const findings = await findingsAfter(
      "update ledger_days set amount = amount + 1 where kind = 'balance'",
    )
    expect(findings.length).toBeGreaterThan(0)
    expect(new Set(findings.map(({ law }) => law))).toEqual(
      new Set(['a day of the ledger is the sum of its sealed postings']),
    )
  })
})

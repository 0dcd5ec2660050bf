import { openPostgres, rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { sql } from 'drizzle-orm'
import { type Child, startChild } from './child.ts'
import { note, print } from './figure.ts'
import { type OwnPostgres, withPostgres } from './own-postgres.ts'
import { addProgram, openBenchServer, openShop, type Shop, steppedProgram } from './shop.ts'

const REWARDS = 40_000
const PEOPLE = 4_000
const WAVES = 4

/** Holds that end: how many a second one worker and two move, and whether an old snapshot slows them down. */
export async function due(): Promise<void> {
  await withPostgres(async (own) => {
    const { url, masterKey } = own
    const server = openBenchServer(own)
    const open = async (slug: string) => {
      const shop = await openShop(server, slug)
      return { shop, program: await addProgram(shop.ctx, steppedProgram) }
    }
    const workers = [
      await startChild('work.ts', { url, masterKey }),
      await startChild('work.ts', { url, masterKey }),
    ]
    const [first] = workers as [Child, Child]
    const unit = 'rewards/s'
    try {
      const warm = await open('warm')
      await addHeld(own, warm.shop, warm.program, REWARDS / 10)
      await rate(own, [first])

      const alone = await open('alone')
      await addHeld(own, alone.shop, alone.program, REWARDS)
      print({
        figure: 'due: moved by one worker',
        value: await rate(own, [first]),
        unit,
        atLeast: 20_000,
      })

      // One workspace is one worker's at a time, so two find work in two.
      for (const slug of ['left', 'right']) {
        const one = await open(slug)
        await addHeld(own, one.shop, one.program, REWARDS / 2)
      }
      print({
        figure: 'due: moved by two workers in two workspaces',
        value: await rate(own, workers),
        unit,
        atLeast: 20_000,
      })

      const old = await open('old')
      const rates = await underOldSnapshot(own, old.shop, old.program, first)
      note(`waves under an old snapshot: ${rates.map((wave) => wave.toFixed(0)).join(', ')}`)
      print({
        figure: 'due: last wave against the first under an old snapshot',
        value: rates.at(-1)! / rates[0]!,
        unit: 'ratio',
        atLeast: 0.7,
      })
      for (const { shop } of [alone, old]) await check(shop)
    } finally {
      for (const worker of workers) await worker.end()
      await server.database.close()
    }
  })
}

/** One wave after another in the same workspace, while somebody's long report is still open. */
async function underOldSnapshot(own: OwnPostgres, shop: Shop, program: Id<'prg'>, worker: Child) {
  const report = openPostgres(own.url, { poolMax: 1, idleInTransactionMsMax: 600_000 })
  const rates: number[] = []
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  const open = report.transaction(async (tx) => {
    await rows(tx, sql`set transaction isolation level repeatable read`)
    await rows(tx, sql`select count(*) from rewards`)
    await closed
  })
  for (let wave = 0; wave < WAVES; wave++) {
    await addHeld(own, shop, program, REWARDS / WAVES)
    rates.push(await rate(own, [worker]))
  }
  close()
  await open
  await report.close()
  return rates
}

async function rate(own: OwnPostgres, workers: readonly Child[]): Promise<number> {
  const before = await held(own)
  const startedAt = performance.now()
  await Promise.all(
    workers.map((worker) => {
      const answer = worker.hear()
      worker.say('work')
      return answer
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  const left = await held(own)
  if (left > 0) throw new Error(`${left} rewards are still held`)
  note(`${before} rewards in ${seconds.toFixed(1)} s by ${workers.length}`)
  return before / seconds
}

async function held(own: OwnPostgres): Promise<number> {
  const owner = openPostgres(own.url, { poolMax: 1 })
  const [found] = await rows<{ n: number }>(
    owner.db,
    sql`select count(*)::int as n from rewards where state = 'held'`,
  )
  await owner.close()
  return found!.n
}

/** Held rewards whose time has come, each with its promise in the ledger, and the note that a worker goes by. */
async function addHeld(own: OwnPostgres, { ctx }: Shop, program: Id<'prg'>, count: number) {
  const owner = openPostgres(own.url, { poolMax: 1, statementMsMax: 60_000 })
  await owner.script(`
    set local work_mem = '64MB';
    create temp table made on commit drop as
      select n, (n % ${PEOPLE}) as person, uuid7(n) as reward, uuid7(n) as posting, uuid7(n) as decision
      from generate_series(1, ${count}) n;
    insert into participants (workspace_id, id, external_id, created_at, updated_at)
      select '${ctx.workspace.uuid}', uuid7(p), 'held-' || p, now(), now() from generate_series(0, ${PEOPLE - 1}) p
      on conflict (workspace_id, external_id) do nothing;
    create temp table owed on commit drop as
      select m.*, p.id as participant from made m
        join participants p on p.workspace_id = '${ctx.workspace.uuid}' and p.external_id = 'held-' || m.person;
    insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index, cause,
        kind, amount, asset, state, decision_id, meters, created_at, hold_until, due_at)
      select '${ctx.workspace.uuid}', reward, '${uuidOf(program)}', 1, participant, 'advocate', 'by-count', 0, reward::text,
        'points', 100, 'points', 'held', decision, '[]', now() - interval '8 days', now() - interval '1 day' + n * interval '1 ms',
        now() - interval '1 day' + n * interval '1 ms' from owed;
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at)
      select '${ctx.workspace.uuid}', posting, 'promise', '${uuidOf(program)}', 'promised', participant, 'held', 100, 'points',
        reward, now() - interval '8 days' from owed;
    insert into balances as b (workspace_id, participant_id, kind, asset, amount)
      select '${ctx.workspace.uuid}', participant, 'held', 'points', 100 * count(*) from owed group by participant
      on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + excluded.amount;
    insert into agenda (workspace_id, due_at) values ('${ctx.workspace.uuid}', now() - interval '1 day')
      on conflict (workspace_id) do update set due_at = excluded.due_at;`)
  // As autovacuum would have done by the time that holds of days end.
  await rows(owner.db, sql`analyze`)
  await owner.close()
}

async function check({ ctx }: Shop): Promise<void> {
  const { findings } = await verifyWorkspace(ctx.server, ctx.workspace.uuid)
  for (const { law, detail } of findings.slice(0, 3)) note(`${law}: ${detail}`)
  print({
    figure: `due: findings of verify in ${ctx.workspace.slug}`,
    value: findings.length,
    unit: 'findings',
    atMost: 0,
  })
}

import { afterAll, expect, test } from 'vitest'
import { startPostgres } from './cluster.ts'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
  hasOwnPostgres,
} from './postgres.ts'

const open: FreshDatabase[] = []
const fresh = async (engine: 'postgres' | 'embedded') => {
  const made = await freshDatabase(engine, { role: 'owner' })
  open.push(made)
  return made.database
}
afterAll(async () => {
  for (const { close } of open) await close()
})

describeEngines('a fresh database', (engine) => {
  test('is nobody else’s', async () => {
    const [one, other] = await Promise.all([fresh(engine), fresh(engine)])
    await one.script('create table only_here (id int)')
    await expect(other.script('select * from only_here')).rejects.toThrow('does not exist')
  })
})

describePostgres('the run’s server', () => {
  test('is one for all who ask', async () => {
    const [one, other] = await Promise.all([freshDatabase('postgres'), freshDatabase('postgres')])
    open.push(one, other)
    expect(new URL(one.url as string).host).toBe(new URL(other.url as string).host)
  })
})

test.runIf(hasOwnPostgres)('a server of one’s own can be killed and started again', async () => {
  const { openPostgres } = await import('@goodword/db/connect')
  const cluster = await startPostgres({ durable: true })
  const database = openPostgres(cluster.url())
  await database.script('create table kept (id int); insert into kept values (1)')
  await cluster.kill()
  await expect(database.script('select 1')).rejects.toThrow()
  await cluster.start()
  await database.script('do $$ begin assert (select count(*) from kept) = 1; end $$')
  await cluster.stop()
  await expect(database.script('select 1')).rejects.toThrow()
  await database.close()
  await cluster.remove()
})

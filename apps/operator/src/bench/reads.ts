import { openPostgres, rows } from '@goodword/db/connect'
import { toId, uuidOf } from '@goodword/domain/ids'
import { listClicks } from '@goodword/service/clicks/list-clicks'
import { findCode } from '@goodword/service/codes/find-code'
import type { Context } from '@goodword/service/context'
import { listConversions } from '@goodword/service/conversions/list-conversions'
import { recordConversion } from '@goodword/service/conversions/record-conversion'
import { doWhatIsDue, nextDue } from '@goodword/service/due/do-what-is-due'
import { listEvents } from '@goodword/service/events/list-events'
import { listParticipants } from '@goodword/service/participants/list-participants'
import { listReferrals } from '@goodword/service/referrals/list-referrals'
import { listRewards } from '@goodword/service/rewards/list-rewards'
import { readSession } from '@goodword/service/widget/read-session'
import { sql } from 'drizzle-orm'
import { orderOf } from './conversion.ts'
import { explaining } from './explaining.ts'
import { note, print } from './figure.ts'
import { type OwnPostgres, withPostgres } from './own-postgres.ts'
import { addRows } from './seed.ts'
import { addAdvocates, addProgram, openBenchServer, openShop, steppedProgram } from './shop.ts'

const FEW = 10_000
const MANY = 1_000_000
const STEP = 110_000
const SEEDING_MS_MAX = 40_000

/** What each read touches in a small workspace and in a large one, by the database's own account. */
export async function reads(): Promise<void> {
  await withPostgres(
    async (own) => {
      const server = openBenchServer(own)
      const { ctx } = await openShop(server, 'bench')
      const program = await addProgram(ctx, steppedProgram)
      const place = { workspace: ctx.workspace.uuid, program: uuidOf(program) }
      await addRows(own, place, 0, FEW)
      const few = await touchedBy(own, ctx, program)

      const startedAt = performance.now()
      let count = FEW
      while (count < MANY && performance.now() - startedAt < SEEDING_MS_MAX) {
        const next = Math.min(MANY, count + STEP)
        await addRows(own, place, count, next)
        count = next
      }
      const many = await touchedBy(own, ctx, program)
      note(`${FEW} rows of each kind against ${count}`)
      for (const [name, buffers] of many) {
        const before = few.get(name) ?? 0
        note(`${name}: ${before} pages, then ${buffers}`)
        print({
          figure: `reads: ${name}, pages with ${count} rows against ${FEW}`,
          value: buffers / Math.max(1, before),
          unit: 'ratio',
          atMost: 2,
        })
      }
      await server.database.close()
    },
    // Nothing here is timed.
    { durable: false },
  )
}

async function touchedBy(
  own: OwnPostgres,
  { workspace, vault }: Context,
  program: `prg_${string}`,
): Promise<Map<string, number>> {
  const touched = { buffers: 0, statements: 0 }
  const plain = openBenchServer(own)
  // A process that has looked nothing up yet.
  const server = { ...plain, database: explaining(plain.database, touched) }
  const ctx: Context = { server, workspace, vault, now: Date.now() }
  const [advocate] = await addAdvocates({ ...ctx, server: plain }, program, 1)
  const page = { limit: 50 }
  const middle = toId('par', await participantInTheMiddle(own, workspace.uuid))

  const found = new Map<string, number>()
  const look = async (name: string, work: () => Promise<unknown>) => {
    // The first reader of a page that was just written tidies it up.
    await work()
    touched.buffers = 0
    await work()
    found.set(name, touched.buffers)
  }
  await look('code', () => findCode({ ...server }, workspace, advocate!.alias))
  await look('session', () =>
    readSession(ctx, { externalId: 'seeded-5', programId: uuidOf(program), tallies: [] }),
  )
  await look('participants', () => listParticipants(ctx, page))
  await look('referrals', () => listReferrals(ctx, page))
  await look('referrals of one', () => listReferrals(ctx, { ...page, advocate_id: middle }))
  await look('conversions', () => listConversions(ctx, page))
  await look('rewards', () => listRewards(ctx, page))
  await look('rewards of one', () => listRewards(ctx, { ...page, participant_id: middle }))
  await look('clicks', () => listClicks(ctx, page))
  await look('events', () => listEvents(ctx, page))
  await look('next due', () => nextDue(ctx))
  await look('what is due', () => doWhatIsDue(ctx, undefined, 50))
  let order = 0
  await look('all that a conversion reads', () => {
    order += 1
    return recordConversion(ctx, orderOf(advocate!, `read-${advocate!.uuid}-${order}`))
  })
  await plain.database.close()
  return found
}

async function participantInTheMiddle(own: OwnPostgres, workspace: string): Promise<string> {
  const owner = openPostgres(own.url, { poolMax: 1 })
  const [found] = await rows<{ id: string }>(
    owner.db,
    sql`select id from participants where workspace_id = ${workspace}::uuid and external_id = 'seeded-500'`,
  )
  await owner.close()
  return found!.id
}

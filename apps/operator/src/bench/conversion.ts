import { createApp } from '@goodword/api/app'
import { createParts } from '@goodword/api/parts'
import { rows } from '@goodword/db/connect'
import { recordConversion } from '@goodword/service/conversions/record-conversion'
import { startRelay } from '@goodword/testing/relay'
import { sql } from 'drizzle-orm'
import { openBestVariant } from './best-conversion.ts'
import { median, note, print } from './figure.ts'
import { type OwnPostgres, withPostgres } from './own-postgres.ts'
import {
  type Advocate,
  addAdvocates,
  addProgram,
  openBenchServer,
  openShop,
  type Shop,
  steppedProgram,
  steppedSum,
} from './shop.ts'

const CONNECTIONS = 16
const ROUNDS = 7
const ROUND_MS = 1_200

/** One conversion: its statements and waits; its rate against SQL written by hand; and whether it is exact. */
export async function conversion(): Promise<void> {
  await withPostgres(async (own) => {
    await countWaits(own)
    await compare(own)
    await race(own)
  })
}

async function countWaits(own: OwnPostgres): Promise<void> {
  const relay = await startRelay(own.url)
  const server = openBenchServer({ ...own, url: relay.url, poolMax: 1 })
  const shop = await openShop(server, 'waits')
  const program = await addProgram(shop.ctx, steppedProgram)
  const [advocate] = await addAdvocates(shop.ctx, program, 1)
  const app = createApp(createParts(server))
  let orders = 0
  const post = async () => {
    orders += 1
    const response = await app.request('/v1/conversions', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': `order-${orders}`,
      },
      body: JSON.stringify(orderOf(advocate!, `waits-${orders}`)),
    })
    if (response.status !== 201)
      throw new Error(`answered ${response.status}: ${await response.text()}`)
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

  // Whatever is looked up once a process or every few seconds is there after these.
  for (let warm = 0; warm < 3; warm++) await post()
  await settled()
  const statements = server.database.statementsSent()
  const flights = relay.flights()
  await post()
  await settled()
  print({
    figure: 'conversion: statements, with Idempotency-Key',
    value: server.database.statementsSent() - statements,
    unit: 'statements',
    atMost: 5,
  })
  print({
    figure: 'conversion: waits besides BEGIN and COMMIT',
    value: relay.flights() - flights - 2,
    unit: 'waits',
    atMost: 3,
  })
  await server.database.close()
  relay.close()
}

async function compare(own: OwnPostgres): Promise<void> {
  const server = openBenchServer({ ...own, poolMax: CONNECTIONS })
  const shop = await openShop(server, 'rate')
  const program = await addProgram(shop.ctx, steppedProgram)
  const advocates = await addAdvocates(shop.ctx, program, 400)
  const best = openBestVariant(own, shop, program, CONNECTIONS)
  let orders = 0
  const next = () => orders++
  const ours = () => {
    const n = next()
    return recordConversion(shop.ctx, orderOf(advocates[n % 200]!, `ours-${n}`))
  }
  const byHand = () => {
    const n = next()
    return best.record(advocates[200 + (n % 200)]!, `hand-${n}`)
  }
  const ratios: number[] = []
  const rates: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const hand = await rateOf(byHand)
    const own = await rateOf(ours)
    if (round === 0) continue
    note(`by hand ${hand.toFixed(0)} a second, ours ${own.toFixed(0)}`)
    ratios.push(own / hand)
    rates.push(own)
  }
  print({
    figure: 'conversion: rate at 16 connections against the best exact SQL',
    value: median(ratios),
    unit: 'ratio',
    atLeast: 0.6,
  })
  print({ figure: 'conversion: rate at 16 connections', value: median(rates), unit: '1/s' })
  await best.close()
  await checkSums(shop, advocates.slice(0, 200), 'conversion: stepped rewards wrong after the rate')
  await checkSums(shop, advocates.slice(200), 'conversion: stepped rewards wrong by hand')
  await server.database.close()
}

/** How often something can be done in a second, by as many as there are connections. */
export async function rateOf(work: () => Promise<unknown>, forMs = ROUND_MS): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  const loop = async () => {
    while (performance.now() - startedAt < forMs) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
  return done / ((performance.now() - startedAt) / 1000)
}

/** Everybody's friends buy at the same moment: a count that was read too early would pay a wrong step. */
async function race(own: OwnPostgres): Promise<void> {
  const server = openBenchServer({ ...own, poolMax: CONNECTIONS })
  const shop = await openShop(server, 'race')
  const program = await addProgram(shop.ctx, steppedProgram)
  const advocates = await addAdvocates(shop.ctx, program, 3)
  await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      recordConversion(shop.ctx, orderOf(advocates[n % 3]!, `race-${n}`)),
    ),
  )
  await checkSums(
    shop,
    advocates,
    'conversion: stepped rewards wrong after 60 at once for 3 advocates',
  )
  await server.database.close()
}

async function checkSums({ ctx }: Shop, advocates: readonly Advocate[], figure: string) {
  const found = await rows<{ id: string; friends: number; amount: number }>(
    ctx.server.database.db,
    sql`select participant_id as id, count(*)::int as friends, sum(amount)::bigint as amount from rewards
      where workspace_id = ${ctx.workspace.uuid}::uuid
        and participant_id = any(${sql.param(advocates.map(({ uuid }) => uuid))}::uuid[])
      group by participant_id`,
  )
  const wrong = found.filter(({ friends, amount }) => amount !== steppedSum(friends))
  print({ figure, value: wrong.length, unit: 'advocates', atMost: 0 })
}

/** An order by a new friend, who typed an advocate's code. */
export function orderOf({ alias }: Advocate, name: string) {
  return {
    type: 'order',
    external_id: name,
    amount: 29_900,
    asset: 'CNY',
    friend: { external_id: `friend-${name}` },
    code: alias,
  }
}

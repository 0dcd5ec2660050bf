import { rows } from '@goodword/db/connect'
import { recordConversionBatch } from '@goodword/service/conversions/record-conversion'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { sql } from 'drizzle-orm'
import { openBestVariant } from './best-conversion.ts'
import { startChild } from './child.ts'
import { orderOf } from './conversion.ts'
import { median, note, print } from './figure.ts'
import { withPostgres } from './own-postgres.ts'
import {
  addAdvocates,
  addProgram,
  openBenchServer,
  openShop,
  steppedProgram,
  steppedSum,
} from './shop.ts'

const SIZE = 1_000
const BATCHES = 8
const ADVOCATES = 200

/** A thousand orders at once: how many a second, by the use case alone and through HTTP; and whether they are exact. */
export async function batch(): Promise<void> {
  await withPostgres(async (own) => {
    const server = openBenchServer(own)
    const shop = await openShop(server, 'bench')
    const program = await addProgram(shop.ctx, steppedProgram)
    const advocates = await addAdvocates(shop.ctx, program, ADVOCATES)
    let orders = 0
    const next = () => ({
      conversions: Array.from({ length: SIZE }, () => {
        orders += 1
        return orderOf(advocates[orders % ADVOCATES]!, `order-${orders}`)
      }),
    })

    const { url, masterKey } = own
    const api = await startChild('serve.ts', { kind: 'api', url, masterKey, isBare: true })
    // Its receipts are made up, so its books are another workspace's.
    const other = await openShop(server, 'by-hand')
    const otherProgram = await addProgram(other.ctx, steppedProgram)
    const others = await addAdvocates(other.ctx, otherProgram, ADVOCATES)
    const best = openBestVariant(own, other, otherProgram, 1)
    const byHand = (round: number) =>
      best.recordMany(
        Array.from({ length: SIZE }, (_, n) => ({
          advocate: others[n % ADVOCATES]!,
          name: `hand-${round}-${n}`,
        })),
      )
    const ratios: number[] = []
    const alone: number[] = []
    const overHttp: number[] = []
    for (let round = 0; round < BATCHES; round++) {
      const direct = await perSecond(() => recordConversionBatch(shop.ctx, next()))
      const posted = await perSecond(() =>
        post(api.ready.port as number, shop.secretKey, `batch-${round}`, next()),
      )
      const hand = await perSecond(() => byHand(round))
      note(
        `by hand ${hand.toFixed(0)} a second, ours ${direct.toFixed(0)}, through HTTP ${posted.toFixed(0)}`,
      )
      if (round < 2) continue
      ratios.push(direct / hand)
      alone.push(direct)
      overHttp.push(posted)
    }
    await api.end()
    await best.close()

    const unit = 'conversions/s'
    print({ figure: 'batch: by the use case', value: median(alone), unit, atLeast: 10_000 })
    // The goal's ten thousand were 0.44 of the best set-based SQL on the machine it was set on.
    print({
      figure: 'batch: rate against the best set-based SQL',
      value: median(ratios),
      unit: 'ratio',
      atLeast: 0.44,
    })
    print({ figure: 'batch: through HTTP', value: median(overHttp), unit })
    const [sums] = await rows<{ count: number; amount: number }>(
      server.database.db,
      sql`select count(*)::int as count, sum(amount)::bigint as amount from rewards
        where workspace_id = ${shop.ctx.workspace.uuid}::uuid`,
    )
    const expected = ADVOCATES * steppedSum(orders / ADVOCATES)
    note(`${orders} orders, ${sums!.count} rewards, ${sums!.amount} points of ${expected}`)
    print({
      figure: 'batch: rewards too many or too few',
      value: Math.abs(sums!.count - orders),
      unit: 'rewards',
      atMost: 0,
    })
    print({
      figure: 'batch: stepped rewards off their sum',
      value: Math.abs(sums!.amount - expected),
      unit: 'points',
      atMost: 0,
    })
    const { findings } = await verifyWorkspace(server, shop.ctx.workspace.uuid)
    print({
      figure: 'batch: findings of verify',
      value: findings.length,
      unit: 'findings',
      atMost: 0,
    })
    await server.database.close()
  })
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (SIZE / (performance.now() - startedAt)) * 1000
}

async function post(port: number, secretKey: string, key: string, body: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/conversions/batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${text}`)
  const { data } = JSON.parse(text) as { data: { status: string }[] }
  if (data.some(({ status }) => status !== 'accepted')) throw new Error('an order was refused')
}

import { recordConversionBatch } from '@goodword/service/conversions/record-conversion'
import { startChild } from './child.ts'
import { median, note, print } from './figure.ts'
import { type Answer, browserRequest, load } from './load.ts'
import { withPostgres } from './own-postgres.ts'
import type { Serving } from './serve.ts'
import {
  addAdvocates,
  addProgram,
  openBenchServer,
  openShop,
  type Shop,
  shopOrigin,
  steppedProgram,
} from './shop.ts'

const CUSTOMERS = 100
/** A customer's usual harvest; the answer shows twenty of each at most. */
const FRIENDS = 3
const CONNECTIONS = 64
const ROUNDS = 5
const SECONDS_MAX = 1.5
const REQUESTS = 3_000

/** What the panel's one question costs against an answer of the same bytes that nobody had to look up. */
export async function session(): Promise<void> {
  await withPostgres(async (own) => {
    const server = openBenchServer(own)
    const shop = await openShop(server, 'bench')
    const program = await addProgram(shop.ctx, steppedProgram)
    const advocates = await addAdvocates(shop.ctx, program, CUSTOMERS)
    for (let friend = 0; friend < FRIENDS; friend++) {
      await recordConversionBatch(shop.ctx, {
        conversions: advocates.map(({ alias, externalId }) => ({
          type: 'order',
          external_id: `${friend}-${externalId}`,
          amount: 29_900,
          asset: 'CNY',
          friend: { external_id: `friend-${friend}-${externalId}`, name: 'Ben Example' },
          code: alias,
        })),
      })
    }
    const api = await startChild('serve.ts', {
      kind: 'api',
      url: own.url,
      masterKey: own.masterKey,
      isBare: true,
    })
    const port = api.ready.port as number
    const requests = advocates.map(({ externalId }) => sessionRequest(shop, externalId))
    try {
      const first = await ask(port, requests[0]!)
      note(`an answer has ${first.body.length} bytes`)
      await countStatements(port, requests, async () => (await api.usage()).statements)

      const tags = new Map<string, string>()
      for (const request of requests) tags.set(request, tagOf(await ask(port, request)))
      const raw: Serving = {
        kind: 'raw',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: first.body,
      }
      const known = requests.map((request) =>
        request.replace('\r\n\r\n', `\r\nif-none-match: ${tags.get(request)}\r\n\r\n`),
      )
      const plain = await startChild('serve.ts', raw)
      const ratios: number[] = []
      const unchanged: number[] = []
      const statements: number[] = []
      const rates: number[] = []
      // The first rounds are for warming up.
      for (let round = -1; round <= ROUNDS; round++) {
        const base = await measure(plain, requests, 200)
        const full = await measure(api, requests, 200)
        // The minute that the answer carries may turn; then it is sent whole.
        const same = await measure(api, known, 200, 304)
        if (round < 1) continue
        ratios.push(full.cpuUs / base.cpuUs)
        unchanged.push(same.cpuUs / base.cpuUs)
        statements.push(full.statements)
        rates.push(full.perSecond / base.perSecond)
        note(
          `raw ${base.cpuUs.toFixed(0)} µs, session ${full.cpuUs.toFixed(0)} µs, unchanged ${same.cpuUs.toFixed(0)} µs`,
        )
      }
      await plain.end()
      print({
        figure: 'session: CPU against raw JSON of the same bytes',
        value: median(ratios),
        unit: 'ratio',
        atMost: 2.5,
      })
      print({
        figure: 'session: unchanged (304), CPU against raw JSON',
        value: median(unchanged),
        unit: 'ratio',
      })
      print({ figure: 'session: rate against raw JSON', value: median(rates), unit: 'ratio' })
      print({
        figure: 'session: statements a session at 64 connections',
        value: median(statements),
        unit: 'statements',
      })
    } finally {
      await api.end()
      await server.database.close()
    }
  })
}

type Measured = { readonly cpuUs: number; readonly statements: number; readonly perSecond: number }

async function measure(
  child: Awaited<ReturnType<typeof startChild>>,
  requests: readonly string[],
  ...statuses: readonly number[]
): Promise<Measured> {
  const before = await child.usage()
  const { answers, seconds } = await load({
    port: child.ready.port as number,
    connections: CONNECTIONS,
    requestOf: (n) => requests[n % requests.length]!,
    answersMax: REQUESTS,
    secondsMax: SECONDS_MAX,
    onAnswer: ({ status, body }) => {
      if (!statuses.includes(status)) throw new Error(`answered ${status}: ${body}`)
    },
  })
  const after = await child.usage()
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / answers,
    statements: (after.statements - before.statements) / answers,
    perSecond: answers / seconds,
  }
}

/** One at a time, so that nothing is shared: a customer whom the process has not met, and one whom it has. */
async function countStatements(
  port: number,
  requests: readonly string[],
  sent: () => Promise<number>,
): Promise<void> {
  const count = async (request: string) => {
    const before = await sent()
    await ask(port, request)
    return (await sent()) - before
  }
  await ask(port, requests[1]!)
  print({
    figure: 'session: statements for a customer not met before',
    value: await count(requests[2]!),
    unit: 'statements',
    atMost: 2,
  })
  print({
    figure: 'session: statements for a customer met before',
    value: await count(requests[2]!),
    unit: 'statements',
    atMost: 2,
  })
}

async function ask(port: number, request: string): Promise<Answer> {
  let heard: Answer | undefined
  const onAnswer = (answer: Answer) => {
    heard = answer
  }
  await load({ port, connections: 1, requestOf: () => request, answersMax: 1, onAnswer })
  if (heard?.status !== 200) throw new Error(`answered ${heard?.status}: ${heard?.body}`)
  return heard
}

function sessionRequest({ publishableKey, identityOf }: Shop, externalId: string): string {
  return browserRequest(`/v1/widget/${publishableKey}/session?locale=en`, {
    origin: shopOrigin,
    authorization: `Bearer ${identityOf(externalId)}`,
  })
}

function tagOf({ head }: Answer): string {
  return /\r\netag: *(\S+)/i.exec(head)?.[1] ?? ''
}

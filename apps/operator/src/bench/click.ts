import { rows } from '@goodword/db/connect'
import { readClickToken } from '@goodword/service/codes/click-token'
import { sql } from 'drizzle-orm'
import { type Child, startChild } from './child.ts'
import { median, note, print } from './figure.ts'
import { browserRequest, type LoadOptions, load } from './load.ts'
import { type OwnPostgres, postgresCpuUs, withPostgres } from './own-postgres.ts'
import type { Serving } from './serve.ts'
import {
  addAdvocates,
  addProgram,
  openBenchServer,
  openShop,
  type Shop,
  steppedProgram,
} from './shop.ts'

const CONNECTIONS = 64
const ROUNDS = 5
const SECONDS_MAX = 1.5
const REQUESTS = 8_000

/** What a click costs: our processor time and the database's, against a bare redirect; and none is lost. */
export async function click(): Promise<void> {
  await withPostgres(async (own) => {
    const server = openBenchServer(own)
    const shop = await openShop(server, 'bench')
    const program = await addProgram(shop.ctx, steppedProgram)
    const paused = await addProgram(shop.ctx, steppedProgram, 'paused')
    const links = linksOf(shop, await addAdvocates(shop.ctx, program, 200))
    const pausedLinks = linksOf(shop, await addAdvocates(shop.ctx, paused, 200))
    try {
      await compare(own, links, pausedLinks)
      await crash(own, shop, links, 'our process killed', (api) => api.end('SIGKILL'))
      await crash(own, shop, links, 'the database stopped at once', async (api) => {
        await own.cluster.stop('immediate')
        await api.end('SIGKILL')
        await own.cluster.start()
      })
    } finally {
      await server.database.close()
    }
  })
}

async function compare(own: OwnPostgres, links: Requests, pausedLinks: Requests): Promise<void> {
  const raw: Serving = { kind: 'raw', status: 302, headers: { location: 'https://shop.example/' } }
  const api = { kind: 'api', url: own.url, masterKey: own.masterKey } as const
  const contenders = [
    { name: 'raw', requests: links, child: await startChild('serve.ts', raw) },
    {
      name: 'hono',
      requests: links,
      child: await startChild('serve.ts', { ...api, isBare: false }),
    },
    {
      name: 'bare',
      requests: links,
      child: await startChild('serve.ts', { ...api, isBare: true }),
    },
    {
      name: 'paused',
      requests: pausedLinks,
      child: await startChild('serve.ts', { ...api, isBare: true }),
    },
  ] as const
  try {
    const rounds: Record<(typeof contenders)[number]['name'], Round>[] = []
    // The first round is for warming up.
    for (let round = 0; round <= ROUNDS; round++) {
      const measured: Partial<Record<string, Round>> = {}
      for (const { name, requests, child } of contenders) {
        measured[name] = await measure(own, child, requests)
      }
      if (round > 0) rounds.push(measured as (typeof rounds)[number])
    }
    const ratio = (name: 'hono' | 'bare' | 'paused') =>
      median(rounds.map((round) => round[name].cpuUs / round.raw.cpuUs))
    const cpu = (name: 'raw' | 'hono' | 'bare' | 'paused') =>
      median(rounds.map((round) => round[name].cpuUs))
    note(
      `raw ${cpu('raw').toFixed(1)} µs, through Hono ${cpu('hono').toFixed(1)}, bare ${cpu('bare').toFixed(1)}`,
    )
    print({
      figure: 'click: bare path, CPU against raw',
      value: ratio('bare'),
      unit: 'ratio',
      atMost: 1.3,
    })
    print({
      figure: 'click: through Hono, CPU against raw',
      value: ratio('hono'),
      unit: 'ratio',
      atMost: 2,
    })
    print({
      figure: 'click: redirect of a paused program (not stored), CPU against raw',
      value: ratio('paused'),
      unit: 'ratio',
      atMost: 1.5,
    })
    const perSecond = median(rounds.map((round) => round.bare.perSecond))
    print({ figure: 'click: durable clicks', value: perSecond, unit: '1/s' })
    print({
      figure: 'click: rate against raw',
      value: median(rounds.map((round) => round.bare.perSecond / round.raw.perSecond)),
      unit: 'ratio',
    })
    const postgres = median(rounds.map((round) => round.bare.postgresUs))
    if (!Number.isNaN(postgres)) {
      print({ figure: 'click: Postgres CPU', value: postgres, unit: 'µs/click', atMost: 9 })
      // The goal's 9 µs were three quarters of a raw request on the machine it was set on.
      print({
        figure: 'click: Postgres CPU against a raw request',
        value: median(rounds.map((round) => round.bare.postgresUs / round.raw.cpuUs)),
        unit: 'ratio',
        atMost: 0.75,
      })
    }
  } finally {
    for (const { child } of contenders) await child.end()
  }
}

type Requests = LoadOptions['requestOf']
type Round = { readonly cpuUs: number; readonly perSecond: number; readonly postgresUs: number }

async function measure(own: OwnPostgres, child: Child, requestOf: Requests): Promise<Round> {
  const before = await child.usage()
  const postgresBefore = postgresCpuUs(own) ?? Number.NaN
  const { answers, seconds } = await load({
    port: child.ready.port as number,
    connections: CONNECTIONS,
    requestOf,
    answersMax: REQUESTS,
    secondsMax: SECONDS_MAX,
    onAnswer: ({ status }) => {
      if (status !== 302) throw new Error(`a click was answered with ${status}`)
    },
  })
  const after = await child.usage()
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / answers,
    perSecond: answers / seconds,
    postgresUs: ((postgresCpuUs(own) ?? Number.NaN) - postgresBefore) / answers,
  }
}

/** Breaks something under load, and looks for every click that was answered before. */
async function crash(
  own: OwnPostgres,
  { ctx }: Shop,
  requestOf: Requests,
  name: string,
  breakIt: (api: Child) => Promise<void>,
): Promise<void> {
  const { url, masterKey } = own
  const api = await startChild('serve.ts', { kind: 'api', url, masterKey, isBare: true })
  const acknowledged: string[] = []
  const under = load({
    port: api.ready.port as number,
    connections: CONNECTIONS,
    requestOf,
    answersMax: 60_000,
    onAnswer: ({ status, head }) => {
      const token = /gw=(c1\.[\w-]+)/.exec(head)?.[1]
      if (status === 302 && token !== undefined) acknowledged.push(token)
    },
  })
  while (acknowledged.length < 5_000) await new Promise((resolve) => setTimeout(resolve, 20))
  await breakIt(api)
  await under

  const uuids = acknowledged.map(
    (token) => readClickToken(ctx.server.master.click, ctx.workspace.uuid, token) ?? '',
  )
  const server = openBenchServer({ url, masterKey })
  const [found] = await rows<{ stored: number }>(
    server.database.db,
    sql`select count(*)::int as stored from claims
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = any(${sql.param(uuids)}::uuid[])`,
  )
  await server.database.close()
  note(`${name}: ${uuids.length} clicks were acknowledged, ${found!.stored} of them are stored`)
  print({
    figure: `click: acknowledged and lost, ${name}`,
    value: uuids.length - found!.stored,
    unit: 'clicks',
    atMost: 0,
  })
}

function linksOf({ slug }: Shop, advocates: readonly { readonly alias: string }[]): Requests {
  const texts = advocates.map(({ alias }) => browserRequest(`/r/${slug}/${alias}`))
  return (n) => texts[n % texts.length]!
}

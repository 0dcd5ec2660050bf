import { type Child, startChild } from './child.ts'
import { note, print } from './figure.ts'
import { fashionVoucher, historyLines } from './history-lines.ts'
import { withPostgres } from './own-postgres.ts'
import { addProgram, openBenchServer, openShop } from './shop.ts'

const LINES = 1_000_000
const APART_MS = 20_000
/** A part may have two million characters. */
const PART = 1_900_000

/**
 * A file of a million lines, as a merchant brings it: sent in parts over HTTP, run over by a worker, asked for
 * until it is done. What a worker needs of memory must not grow with the file's text.
 */
export async function history(): Promise<void> {
  await withPostgres(async (own) => {
    const server = openBenchServer(own)
    const shop = await openShop(server, 'bench')
    const programId = await addProgram(shop.ctx, fashionVoucher())
    const api = await startChild('serve.ts', { kind: 'api', ...own, isBare: true })
    const worker = await startChild('work.ts', own)
    const ask = asking(api, shop.secretKey)
    try {
      const file = (await ask('POST', '/v1/history-files', { format: 'jsonl' })) as { id: string }
      let part = 0
      let text = ''
      const startedAt = performance.now()
      const put = async () => {
        part += 1
        await ask('PUT', `/v1/history-files/${file.id}/parts/${part}`, { content: text })
        text = ''
      }
      for (const line of historyLines(LINES, APART_MS)) {
        if (text.length + line.length > PART) await put()
        text += line
      }
      await put()
      const sentAt = performance.now()
      note(`${LINES} lines in ${part} parts`)
      print({ figure: 'history: sent', value: (sentAt - startedAt) / 1000, unit: 's' })

      const job = (await ask('POST', `/v1/programs/${programId}/backtest`, {
        version: 1,
        history_file_id: file.id,
      })) as { id: string }
      const before = await worker.usage()
      worker.say('work')
      await worker.hear()
      const after = await worker.usage()
      const run = (await ask('GET', `/v1/backtests/${job.id}`)) as Backtest
      note(`${run.state}, ${run.progress.done} of ${run.progress.total}`)
      print({ figure: 'history: run over', value: (performance.now() - sentAt) / 1000, unit: 's' })
      print({
        figure: 'history: conversions of the file that were decided',
        value: run.report?.conversions ?? 0,
        unit: 'conversions',
        atLeast: LINES,
      })
      print({
        figure: 'history: processor time of the worker',
        value: (after.cpuUs - before.cpuUs) / 1_000_000,
        unit: 's',
      })
      print({
        figure: 'history: most memory that the worker held',
        value: after.peakBytes / 1024 / 1024,
        unit: 'MB',
      })
    } finally {
      await worker.end()
      await api.end()
      await server.database.close()
    }
  })
}

type Backtest = {
  readonly state: string
  readonly progress: { readonly done: number; readonly total: number | null }
  readonly report: { readonly conversions: number } | null
}

function asking(api: Child, secretKey: string) {
  let asked = 0
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    asked += 1
    const response = await fetch(`http://127.0.0.1:${api.ready.port}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        ...(method === 'POST' ? { 'idempotency-key': `history-${asked}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text)
  }
}

import { openPostgres } from '@goodword/db/connect'
import { recordConversion } from '@goodword/service/conversions/record-conversion'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { startChild } from './child.ts'
import { orderOf, rateOf } from './conversion.ts'
import { median, note, print } from './figure.ts'
import { type OwnPostgres, withPostgres } from './own-postgres.ts'
import {
  addAdvocates,
  addProgram,
  openBenchServer,
  openShop,
  type Shop,
  steppedProgram,
} from './shop.ts'

const ROUNDS = 30
// Short, and many: what else runs on the machine falls on both sides alike.
const ROUND_MS = 600
const POSTINGS = 40_000

/**
 * What sealing costs those who do not wait for it: conversions a second without it (no worker that seals,
 * and not even the index that it reads by) and with a worker that seals twice a second, where one in
 * production seals twice a minute; and how many postings a second one worker seals.
 */
export async function sealing(): Promise<void> {
  await withPostgres(async (own) => {
    const server = openBenchServer({ ...own, poolMax: 16 })
    const shop = await openShop(server, 'sealed')
    const program = await addProgram(shop.ctx, steppedProgram)
    const advocates = await addAdvocates(shop.ctx, program, 200)
    const owner = openPostgres(own.url, { poolMax: 1 })
    const { url, masterKey } = own
    const worker = await startChild('seal.ts', {
      url,
      masterKey,
      workspace: shop.ctx.workspace.uuid,
    })
    let orders = 0
    const convert = () => {
      orders += 1
      return recordConversion(shop.ctx, orderOf(advocates[orders % 200]!, `order-${orders}`))
    }
    const without = async () => {
      await owner.script('drop index if exists postings_by_transaction')
      return rateOf(convert, ROUND_MS)
    }
    const beside = async () => {
      await owner.script(
        'create index if not exists postings_by_transaction on postings (workspace_id, transaction, id)',
      )
      const answer = worker.hear()
      worker.say('seal')
      const rate = await rateOf(convert, ROUND_MS)
      worker.say('rest')
      const { sealed } = await answer
      sealedBeside += Number(sealed)
      return rate
    }
    const ratios: number[] = []
    let sealedBeside = 0
    try {
      for (let round = 0; round <= ROUNDS; round++) {
        const isFirst = round % 2 === 0
        const early = isFirst ? await without() : await beside()
        const late = isFirst ? await beside() : await without()
        const [bare, sealed] = isFirst ? [early, late] : [late, early]
        note(`without ${bare.toFixed(0)} a second, beside sealing ${sealed.toFixed(0)}`)
        if (round > 0) ratios.push(sealed / bare)
      }
      note(`${sealedBeside} postings were sealed beside`)
      print({
        figure: 'sealing: conversions beside it against without it',
        value: median(ratios),
        unit: 'ratio',
        atLeast: 0.95,
      })

      await addPostings(own, shop)
      const startedAt = performance.now()
      const answer = worker.hear()
      worker.say('all')
      const { sealed } = await answer
      const seconds = (performance.now() - startedAt) / 1000
      print({
        figure: 'sealing: by one worker',
        value: Number(sealed) / seconds,
        unit: 'postings/s',
      })
      const { findings, blocks, unsealed } = await verifyWorkspace(server, shop.ctx.workspace.uuid)
      note(`${blocks} blocks, ${unsealed} postings not sealed`)
      print({
        figure: 'sealing: findings of verify',
        value: findings.length,
        unit: 'findings',
        atMost: 0,
      })
    } finally {
      await worker.end()
      await owner.close()
      await server.database.close()
    }
  })
}

/** Postings from one account of the house to another, so that nobody's balance has to be right for them. */
async function addPostings(own: OwnPostgres, { ctx }: Shop): Promise<void> {
  const owner = openPostgres(own.url, { poolMax: 1, statementMsMax: 60_000 })
  const { uuid } = ctx.workspace
  await owner.script(`
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, cause, posted_at)
      select '${uuid}', uuid7(n), 'redeem', '${uuid}', 'promised', '${uuid}', 'redeemed', 100, 'points', 'bench', now()
      from generate_series(1, ${POSTINGS}) n;
    analyze postings;`)
  await owner.close()
}

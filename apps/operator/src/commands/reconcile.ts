import { parseArgs } from 'node:util'
import { rows } from '@goodword/db/connect'
import { majorUnits } from '@goodword/domain/money'
import type { Context } from '@goodword/service/context'
import type { Environment } from '@goodword/service/open-server'
import { createPayoutBatch } from '@goodword/service/payouts/create-payout-batch'
import { getReconciliation } from '@goodword/service/reconciliation/get-reconciliation'
import { sql } from 'drizzle-orm'
import { UsageError } from '../usage-error.ts'
import { readOptions } from './options.ts'
import { withServer, workspaceNamed } from './with-server.ts'

/**
 * Earned against paid, workspace by workspace; what is due and not paid is listed, and with `--pay`
 * gathered into drafts. The exit code is 1 where the books and the payouts do not agree.
 */
export async function reconcile(args: readonly string[], env: Environment): Promise<number> {
  const { values } = readOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        month: { type: 'string' },
        pay: { type: 'boolean', default: false },
      },
    }),
  )
  const { month } = values
  if (month !== undefined && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) {
    throw new UsageError('--month is a month such as 2026-10.')
  }
  return withServer(env, async (server) => {
    const which = values.workspace === undefined ? sql`` : sql`where slug = ${values.workspace}`
    const found = await rows<{ slug: string }>(
      server.database.db,
      sql`select slug from workspaces ${which} order by slug`,
    )
    if (found.length === 0) console.log('There is no such workspace.')
    let agreeing = 0
    for (const { slug } of found) {
      const ctx = await workspaceNamed(server, slug)
      const { agrees, until } = await report(ctx, month)
      if (agrees) agreeing += 1
      if (values.pay) await pay(ctx, until)
    }
    return agreeing === found.length && found.length > 0 ? 0 : 1
  })
}

async function report(ctx: Context, month: string | undefined) {
  const { lines, due, due_totals, agrees, until } = await getReconciliation(ctx, {
    month,
    settle_days: 5,
  })
  console.log(`${ctx.workspace.slug}: ${agrees ? 'agrees' : 'DOES NOT AGREE'}`)
  for (const line of lines) {
    const { program_id, asset, recipient, difference, ...sums } = line
    const words = Object.entries({ ...sums, ...(difference === 0 ? {} : { difference }) }).map(
      ([name, amount]) => `${name} ${majorUnits({ amount, asset })}`,
    )
    console.log(`  ${program_id} ${recipient} ${asset}: ${words.join(', ')}`)
  }
  for (const { kind, asset, amount, count } of due_totals) {
    console.log(`  ${kind}: ${count}, ${majorUnits({ amount, asset })} ${asset}`)
  }
  for (const { kind, reward_id, payout_id, participant_id, beneficiary, ...item } of due) {
    const what = [reward_id, payout_id].filter((id) => id !== null).join(' ')
    const whom = participant_id ?? beneficiary
    console.log(`    ${kind} ${what} ${whom} ${majorUnits(item)} ${item.asset} since ${item.since}`)
  }
  return { agrees, until: Date.parse(until) }
}

/** Makes drafts until nothing payable is left; staff approve and send them as any other. */
async function pay(ctx: Context, dueUntil: number): Promise<void> {
  for (;;) {
    const { id, totals, has_more } = await createPayoutBatch(ctx, {
      due_until: dueUntil,
      kinds: ['cash', 'donation'],
    }).catch(nothingToPay)
    if (id === null) return
    const sums = totals.map((sum) => `${majorUnits(sum)} ${sum.asset}`)
    console.log(`  draft ${id}: ${sums.join(', ')}`)
    if (!has_more) return
  }
}

function nothingToPay(error: unknown) {
  if ((error as { code?: unknown }).code !== 'nothing_to_pay') throw error
  console.log('  Nothing is payable.')
  return { id: null, totals: [], has_more: false }
}

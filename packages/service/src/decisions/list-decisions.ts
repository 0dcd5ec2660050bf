import type {
  getDecision as getOperation,
  listDecisions as operation,
} from '@goodword/contract/decisions'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'

type DecisionRow = {
  readonly id: string
  readonly kind: Reply<typeof getOperation>['kind']
  readonly program_id: string
  readonly program_version: number
  readonly conversion_id: string | null
  readonly referral_id: string | null
  readonly facts: Record<string, unknown>
  readonly result: Record<string, unknown>
  readonly decided_at: Date
}

/** Receipts, newest first; those of one conversion or one referral where asked. */
export async function listDecisions(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const ofConversion = input.conversion_id
    ? sql`and conversion_id = ${uuidOf(input.conversion_id)}::uuid`
    : sql``
  const ofReferral = input.referral_id
    ? sql`and referral_id = ${uuidOf(input.referral_id)}::uuid`
    : sql``
  const found = await rows<DecisionRow>(
    ctx.server.database.db,
    sql`select * from decisions
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid ${ofConversion} ${ofReferral}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, decisionBody)
}

/** One receipt, whole: what was decided, and everything that it was decided from. */
export async function getDecision(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<DecisionRow>(
    ctx.server.database.db,
    sql`select * from decisions where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuidOf(input.decision_id)}::uuid`,
  )
  if (!row) throw new Refusal('decision_not_found')
  return decisionBody(row)
}

function decisionBody(row: DecisionRow): Reply<typeof getOperation> {
  return {
    id: toId('dec', row.id),
    kind: row.kind,
    program_id: toId('prg', row.program_id),
    program_version: row.program_version,
    conversion_id: row.conversion_id && toId('cnv', row.conversion_id),
    referral_id: row.referral_id && toId('ref', row.referral_id),
    facts: row.facts,
    result: row.result,
    decided_at: toInstant(row.decided_at.getTime()),
  }
}

import type { CustomerExplanation } from '@goodword/contract/explanations'
import type { ConversionDecision } from '@goodword/domain/conversions/conversion-decision'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { customerView } from '@goodword/domain/receipts/customer-view'
import { explainDecision } from '@goodword/domain/receipts/explain-decision'
import type { Explanation } from '@goodword/domain/receipts/explanation'
import { tellCustomer } from '@goodword/domain/receipts/tell-customer'
import { speakReceipt } from '@goodword/domain/receipts/words/speak-receipt'
import type { InferInput } from 'valibot'
import { type Context, dbOf } from '../context.ts'
import { programsOfFacts } from '../programs/programs-of-facts.ts'

/** A receipt as it is stored. */
export type ReceiptRow = {
  readonly id: string
  readonly program_id: string
  readonly program_version: number
  readonly facts: ConversionFacts
  readonly result: ConversionDecision
  readonly decided_at: Date
}

/** Explains a receipt from itself and from the versions that it speaks of. */
export async function explained(ctx: Context, row: ReceiptRow): Promise<Explanation> {
  const { facts, result, program_id } = row
  const programs = await programsOfFacts(dbOf(ctx), ctx.workspace.uuid, program_id, facts)
  return explainDecision(programs, facts, result)
}

/** A receipt as one participant may read it; undefined where it does not concern them. */
export async function explainedTo(
  ctx: Context,
  row: ReceiptRow,
  participantId: string,
  locale: string,
): Promise<InferInput<typeof CustomerExplanation> | undefined> {
  const view = customerView(await explained(ctx, row), row.facts, participantId)
  if (!view) return undefined
  return {
    audience: 'customer',
    decision_id: toId('dec', row.id),
    decided_at: toInstant(row.decided_at.getTime()),
    ...tellCustomer(view, speakReceipt(locale, ctx.workspace.timeZone), locale),
  }
}

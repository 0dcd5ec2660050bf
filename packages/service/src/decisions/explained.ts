import type { CustomerExplanation } from '@goodword/contract/explanations'
import type { ConversionDecision } from '@goodword/domain/conversions/conversion-decision'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { customerView } from '@goodword/domain/receipts/customer-view'
import { explainDecision } from '@goodword/domain/receipts/explain-decision'
import {
  explainOther,
  type OtherExplanation,
  type OtherReceipt,
} from '@goodword/domain/receipts/explain-other'
import type { Explanation } from '@goodword/domain/receipts/explanation'
import { tellCustomer } from '@goodword/domain/receipts/tell-customer'
import { tellOtherToCustomer } from '@goodword/domain/receipts/tell-other'
import { speakReceipt } from '@goodword/domain/receipts/words/speak-receipt'
import type { InferInput } from 'valibot'
import { type Context, dbOf } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import { programsOfFacts } from '../programs/programs-of-facts.ts'

/** A receipt of a program's rules, as it is stored. */
export type ReceiptRow = Stored & {
  readonly kind: 'conversion' | 'offer' | 'review'
  readonly facts: ConversionFacts
  readonly result: ConversionDecision
}

/** A receipt of any kind, as it is stored. */
export type AnyReceiptRow = ReceiptRow | (Stored & OtherReceipt)

type Stored = {
  readonly id: string
  readonly program_id: string
  readonly program_version: number
  readonly decided_at: Date
}

/** Whether the rules of a program wrote a receipt. */
export function isOfRules(row: AnyReceiptRow): row is ReceiptRow {
  return row.kind === 'conversion' || row.kind === 'offer' || row.kind === 'review'
}

/** Explains a receipt from itself and from the versions that it speaks of. */
export async function explained(ctx: Context, row: ReceiptRow): Promise<Explanation> {
  const { facts, result, program_id } = row
  const programs = await programsOfFacts(dbOf(ctx), ctx.workspace.uuid, program_id, facts)
  return explainDecision(programs, facts, result)
}

/** The same for a receipt that no rule wrote. */
export async function explainedOther(
  ctx: Context,
  row: Exclude<AnyReceiptRow, ReceiptRow>,
): Promise<OtherExplanation> {
  const { program_id, program_version } = row
  const program = await loadProgram(dbOf(ctx), ctx.workspace.uuid, program_id, program_version)
  return explainOther(row, program)
}

/** A receipt as one participant may read it; undefined where it does not concern them. */
export async function explainedTo(
  ctx: Context,
  row: AnyReceiptRow,
  participantId: string,
  locale: string,
): Promise<InferInput<typeof CustomerExplanation> | undefined> {
  const told = await toldTo(ctx, row, participantId, locale)
  if (!told) return undefined
  return {
    audience: 'customer',
    decision_id: toId('dec', row.id),
    decided_at: toInstant(row.decided_at.getTime()),
    ...told,
  }
}

async function toldTo(ctx: Context, row: AnyReceiptRow, participantId: string, locale: string) {
  const speech = speakReceipt(locale, ctx.workspace.timeZone)
  if (!isOfRules(row)) {
    const explanation = await explainedOther(ctx, row)
    return tellOtherToCustomer(explanation, participantId, speech, locale)
  }
  const view = customerView(await explained(ctx, row), row.facts, participantId)
  return view && tellCustomer(view, speech, locale)
}

import { Refusal } from '@goodword/contract/errors'
import type { explainDecision as operation } from '@goodword/contract/explanations'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { toId, uuidOf } from '@goodword/domain/ids'
import { tellMerchant } from '@goodword/domain/receipts/tell-merchant'
import { speakReceipt } from '@goodword/domain/receipts/words/speak-receipt'
import type { Context } from '../context.ts'
import { explained, explainedTo } from './explained.ts'
import { receiptById } from './queries.ts'

/** A receipt in words: whole for the merchant, or as one of its participants may read it. */
export async function explainDecision(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const row = await receiptById(ctx, uuidOf(input.decision_id))
  if (!row) throw new Refusal('decision_not_found')
  const locale = input.locale ?? 'en'
  if (input.participant_id !== undefined) {
    const told = await explainedTo(ctx, row, input.participant_id, locale)
    if (!told) throw new Refusal('decision_not_found')
    return told
  }
  const speech = speakReceipt(locale, ctx.workspace.timeZone)
  return {
    audience: 'merchant',
    decision_id: toId('dec', row.id),
    program_id: toId('prg', row.program_id),
    program_version: row.program_version,
    decided_at: toInstant(row.decided_at.getTime()),
    ...tellMerchant(await explained(ctx, row), speech),
  }
}

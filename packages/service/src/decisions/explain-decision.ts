import { Refusal } from '@goodword/contract/errors'
import type { explainDecision as operation } from '@goodword/contract/explanations'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { tellMerchant } from '@goodword/domain/receipts/tell-merchant'
import { tellOther } from '@goodword/domain/receipts/tell-other'
import { speakReceipt } from '@goodword/domain/receipts/words/speak-receipt'
import type { Context } from '../context.ts'
import { explained, explainedOther, explainedTo, isOfRules } from './explained.ts'
import { receiptById } from './queries.ts'

/** A receipt of any kind in words: whole for the merchant, or as one of its participants may read it. */
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
  const head = {
    audience: 'merchant',
    decision_id: toId('dec', row.id),
    program_id: toId('prg', row.program_id),
    program_version: row.program_version,
    decided_at: toInstant(row.decided_at.getTime()),
  } as const
  if (!isOfRules(row)) {
    const { lines, ...told } = tellOther(await explainedOther(ctx, row), speech)
    const named = lines.map((line) => ({
      ...line,
      participant_id: line.participant_id as Id<'par'>,
    }))
    return { ...head, ...told, lines: named }
  }
  return {
    ...head,
    about: 'rules',
    ...tellMerchant(await explained(ctx, row), speech),
  }
}

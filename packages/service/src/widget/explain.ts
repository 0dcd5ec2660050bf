import { Refusal } from '@goodword/contract/errors'
import type {
  explainWidgetDecision as ofDecision,
  explainWidgetReferral as ofReferral,
  explainWidgetReward as ofReward,
} from '@goodword/contract/explanations'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type CustomerContext, dbOf } from '../context.ts'
import { explainedTo } from '../decisions/explained.ts'
import { receiptById, receiptOfReward, receiptsOfReferral } from '../decisions/queries.ts'

const SHOWN_MAX = 20

/** Why a decision came out as it did; what concerns somebody else is not there. */
export async function explainWidgetDecision(
  ctx: CustomerContext,
  input: UseCaseInput<typeof ofDecision>,
): Promise<Reply<typeof ofDecision>> {
  const participant = await participantOf(ctx)
  const row = participant && (await receiptById(ctx, uuidOf(input.decision_id)))
  const told = row && (await explainedTo(ctx, row, toId('par', participant), localeOf(ctx, input)))
  if (!told) throw new Refusal('decision_not_found')
  return told
}

/** Why this customer has a reward. */
export async function explainWidgetReward(
  ctx: CustomerContext,
  input: UseCaseInput<typeof ofReward>,
): Promise<Reply<typeof ofReward>> {
  const participant = await participantOf(ctx)
  const row = participant && (await receiptOfReward(ctx, uuidOf(input.reward_id), participant))
  const told = row && (await explainedTo(ctx, row, toId('par', participant), localeOf(ctx, input)))
  if (!told) throw new Refusal('reward_not_found')
  return told
}

/** What was decided about a referral of this customer, the newest first. */
export async function explainWidgetReferral(
  ctx: CustomerContext,
  input: UseCaseInput<typeof ofReferral>,
): Promise<Reply<typeof ofReferral>> {
  const participant = await participantOf(ctx)
  if (participant === undefined) throw new Refusal('referral_not_found')
  const found = await receiptsOfReferral(ctx, uuidOf(input.referral_id), participant, SHOWN_MAX)
  if (found.length === 0) throw new Refusal('referral_not_found')
  const locale = localeOf(ctx, input)
  const told = await Promise.all(
    found.map((row) => explainedTo(ctx, row, toId('par', participant), locale)),
  )
  return { data: told.filter((one) => one !== undefined) }
}

async function participantOf(ctx: CustomerContext): Promise<string | undefined> {
  const [row] = await rows<{ id: string }>(
    dbOf(ctx),
    sql`select id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
      and external_id = ${ctx.customer.external_id}`,
  )
  return row?.id
}

function localeOf(ctx: CustomerContext, input: { readonly locale?: string | undefined }): string {
  return input.locale ?? ctx.customer.locale ?? 'en'
}

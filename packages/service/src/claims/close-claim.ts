import { rows } from '@goodword/db/connect'
import { type HandClaimState, handClaimMayBecome } from '@goodword/domain/claims/hand-claim-states'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import type { Actor } from '@goodword/domain/four-eyes/four-eyes'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { Conflict, type Context, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { sealWords } from '../participants/sealed-words.ts'
import { answerLabel, type HandClaimRow } from './claim-row.ts'
import type { Found } from './match-claim.ts'

type Closing = {
  readonly state: Exclude<HandClaimState, 'open'>
  readonly found: Found
  readonly answer: string | null
  /** Who answers; null where the records, or the time, do. */
  readonly by: Actor | null
}

/** Closes an open claim by hand. Somebody faster has this decided anew. */
export async function closeClaim(
  ctx: Context,
  unit: Unit,
  claim: Pick<HandClaimRow, 'id' | 'participant_id' | 'program_id'>,
  { state, found, answer, by }: Closing,
): Promise<void> {
  if (!handClaimMayBecome('open', state)) throw new Error(`a claim cannot become ${state}`)
  const words =
    answer === null
      ? undefined
      : await sealWords(ctx, unit.tx, claim.participant_id, answerLabel(claim.id), answer)
  const closed = await rows(
    unit.tx,
    sql`update hand_claims set state = ${state}, finding = ${found.finding}, is_proven = ${found.isProven},
        conversion_id = ${found.conversionId}::uuid, referral_id = ${found.referralId}::uuid,
        sealed_answer = ${words?.sealed ?? null}::bytea, due_at = null, decided_by = ${by?.id ?? null},
        decided_by_name = ${by?.name ?? null}, decided_at = ${new Date(ctx.now)}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${claim.id}::uuid and state = 'open' returning id`,
  )
  if (closed.length === 0) throw new Conflict('somebody else answered it')
  tellClosed(ctx, unit, claim, state, found)
}

/** Tells of a claim by hand that it is closed. */
export function tellClosed(
  ctx: Context,
  unit: Unit,
  claim: Pick<HandClaimRow, 'id' | 'participant_id' | 'program_id'>,
  state: Closing['state'],
  { referralId }: Pick<Found, 'referralId'>,
): void {
  const effects = noEffects()
  const id = toId('clm', claim.id)
  tell(effects, toolsFor(ctx), 'claim.closed', id, toInstant(ctx.now), {
    claim_id: id,
    participant_id: toId('par', claim.participant_id),
    program_id: toId('prg', claim.program_id),
    state,
    referral_id: referralId && toId('ref', referralId),
  })
  storeEffects(unit, ctx.workspace.uuid, effects)
}

import type { Lead } from '@goodword/contract/leads'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { UNQUALIFIED } from '@goodword/domain/leads/move-lead'
import { textIn } from '@goodword/domain/programs/describe-program'
import type { InferInput } from 'valibot'
import { type Context, dbOf } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'

/** A row of `leads` as the driver reads it, with the language of its friend. */
export type LeadRow = {
  readonly id: string
  readonly external_id: string
  readonly program_id: string
  readonly program_version: number
  readonly friend_id: string
  readonly referral_id: string | null
  readonly stage: string
  readonly sealed: Buffer | null
  readonly consented_at: Date
  readonly submitted_at: Date
  readonly changed_at: Date
  readonly locale: string | null
}

/** A lead for the wire, opened. */
export async function leadBody(ctx: Context, row: LeadRow): Promise<InferInput<typeof Lead>> {
  const { company, need } = openLead(ctx, row)
  return {
    id: toId('led', row.id),
    external_id: row.external_id,
    program_id: toId('prg', row.program_id),
    participant_id: toId('par', row.friend_id),
    referral_id: row.referral_id && toId('ref', row.referral_id),
    stage: row.stage,
    company,
    need,
    alternative: row.stage === UNQUALIFIED ? await alternativeFor(ctx, row) : null,
    consented_at: toInstant(row.consented_at.getTime()),
    submitted_at: toInstant(row.submitted_at.getTime()),
    changed_at: toInstant(row.changed_at.getTime()),
  }
}

type Written = { readonly company: string | null; readonly need: string | null }

/** Seals what a friend wrote, so that it is read for this lead only. */
export function sealLead(ctx: Context, leadUuid: string, written: Written): Buffer {
  return ctx.vault.seal(`lead/${leadUuid}`, Buffer.from(JSON.stringify(written)))
}

function openLead(ctx: Context, { id, sealed }: LeadRow): Written {
  if (sealed === null) return { company: null, need: null }
  return JSON.parse(ctx.vault.open(`lead/${id}`, sealed).toString())
}

async function alternativeFor(ctx: Context, row: LeadRow): Promise<string | null> {
  const { program_id, program_version } = row
  const { document } = await loadProgram(dbOf(ctx), ctx.workspace.uuid, program_id, program_version)
  return textIn(document.lead?.alternative, row.locale)
}

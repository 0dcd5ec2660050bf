import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getWidgetOffer as operation } from '@goodword/contract/widget'
import { rows } from '@goodword/db/connect'
import { addDays, toInstant } from '@goodword/domain/dates'
import { scheduleAt } from '@goodword/domain/guards/schedule'
import { toId } from '@goodword/domain/ids'
import { givenName } from '@goodword/domain/participants/mask-name'
import { giftOf, wordingIn } from '@goodword/domain/programs/describe-program'
import { isEventRule } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { showAlias } from '../codes/alias.ts'
import { readClickToken } from '../codes/click-token.ts'
import type { PublicContext } from '../context.ts'
import { namesOf } from '../participants/names.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { lookOf } from './look-of.ts'

type Offer = Reply<typeof operation>

type ClaimRow = {
  readonly program_id: string
  readonly program_version: number
  readonly advocate_id: string
  readonly alias: string
  readonly claimed_at: Date
  readonly state: string
  readonly sealed_at: Date | null
}

/** What a friend is promised who came by a link, under the version of their click. Reads only. */
export async function getWidgetOffer(
  ctx: PublicContext,
  input: UseCaseInput<typeof operation>,
): Promise<Offer> {
  const claimUuid = readClickToken(ctx.server.master.click, ctx.workspace.uuid, input.click_token)
  const claim = claimUuid === undefined ? undefined : await readClaim(ctx, claimUuid)
  if (!claim) return { status: 'none', reason: 'code_unknown' }

  // The friend has bought with it: nothing more is promised by this link.
  if (claim.state === 'used') return { status: 'none', reason: 'expired' }

  const { db } = ctx.server.database
  const programs = await livePrograms(ctx.server, db, ctx.workspace.uuid)
  const live = programs.find(({ id, status }) => id === claim.program_id && status === 'live')
  if (!live) return { status: 'none', reason: 'program_not_live' }
  const now = await loadProgram(db, ctx.workspace.uuid, live.id, live.liveVersion)
  // Between versions it is the newest that says when the program takes new friends.
  if (scheduleAt(now.document.schedule, toInstant(ctx.now)) !== 'open') {
    return { status: 'none', reason: 'program_not_live' }
  }

  const { document } = await loadProgram(
    db,
    ctx.workspace.uuid,
    claim.program_id,
    claim.program_version,
  )
  const until = addDays(claim.claimed_at.getTime(), document.attribution.click_days)
  if (ctx.now >= until) return { status: 'none', reason: 'expired' }

  const rule = document.rules.find((one) => isEventRule(one) && one.when === 'claimed')
  const give = rule?.give[0]
  if (!rule || !give) return { status: 'none', reason: 'no_offer' }

  const locale = input.locale ?? 'en'
  const wording = wordingIn(document, locale)
  const names = claim.sealed_at
    ? await namesOf(ctx, { [claim.advocate_id]: claim.sealed_at.toISOString() })
    : new Map<string, string>()
  const name = names.get(claim.advocate_id)
  return {
    status: 'promised',
    program_id: toId('prg', claim.program_id),
    advocate_name: name === undefined ? null : givenName(name),
    gift: giftOf(give, null, locale),
    headline: wording.friend_headline ?? null,
    text: wording.friend_text ?? null,
    code: showAlias(claim.alias),
    until: toInstant(until),
    ...lookOf(document, locale),
  }
}

async function readClaim(ctx: PublicContext, claimUuid: string): Promise<ClaimRow | undefined> {
  const [claim] = await rows<ClaimRow>(
    ctx.server.database.db,
    sql`select c.program_id, c.program_version, c.advocate_id, k.alias, c.claimed_at, c.state, e.updated_at as sealed_at
      from claims c
        join codes k on k.workspace_id = c.workspace_id and k.id = c.code_id
        left join envelopes e on e.workspace_id = c.workspace_id and e.participant_id = c.advocate_id
          and e.sealed is not null
      where c.workspace_id = ${ctx.workspace.uuid}::uuid and c.id = ${claimUuid}::uuid`,
  )
  return claim
}

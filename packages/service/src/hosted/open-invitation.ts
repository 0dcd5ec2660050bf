import type { WidgetLook } from '@goodword/contract/widget-look'
import { rows } from '@goodword/db/connect'
import { addDays, toInstant } from '@goodword/domain/dates'
import { scheduleAt } from '@goodword/domain/guards/schedule'
import { givenName } from '@goodword/domain/participants/mask-name'
import { type Gift, giftOf, textIn, wordingIn } from '@goodword/domain/programs/describe-program'
import { isEventRule, type ProgramDocument } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { type LinkRequest, openLink, withParameter } from '../clicks/follow-link.ts'
import { landingFor } from '../clicks/landing-for.ts'
import { linkOf, shownCode } from '../codes/link-of.ts'
import { type Context, contextFor, type Server } from '../context.ts'
import { namesOf } from '../participants/names.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { lookOf } from '../widget/look-of.ts'
import { workspaceBySlug } from '../workspaces/load-workspace.ts'
import { type Shop, shopOf } from './shop.ts'

/** What a friend is shown who opened a link as a page. */
export type Invitation =
  | { readonly kind: 'unknown'; readonly shop: Shop | undefined }
  | { readonly kind: 'resting'; readonly shop: Shop; readonly look: WidgetLook }
  | OpenInvitation

export type OpenInvitation = {
  readonly kind: 'open'
  readonly shop: Shop
  readonly look: WidgetLook
  readonly now: string
  readonly link: string
  readonly code: string
  /** The advocate's given name, where the merchant told it. */
  readonly advocateName: string | null
  readonly gift: Gift | null
  readonly headline: string | null
  readonly text: string | null
  readonly terms: string | null
  readonly until: string
  /** The shop, with what makes this visit known there. */
  readonly shopUrl: string | undefined
}

/**
 * A link opened as a page: the click is recorded as a redirect records it, and the friend sees who thought of
 * them and what they get. A code of another workspace is as unknown as one that nobody has.
 */
export async function openInvitation(
  server: Server,
  request: LinkRequest & { readonly locale: string },
): Promise<Invitation> {
  const found = await workspaceBySlug(server, request.slug)
  if (!found) return { kind: 'unknown', shop: undefined }
  const { workspace, vault } = found
  const shop = shopOf(workspace)
  const opened = await openLink(server, workspace, request)
  if (!opened) return { kind: 'unknown', shop }

  const ctx = contextFor(server, workspace, vault)
  const { db } = server.database
  const { code, carried } = opened
  const programs = await livePrograms(server, db, workspace.uuid)
  const program = programs.find(({ id }) => id === code.programId)
  if (!program) return { kind: 'unknown', shop }
  const { document } = await loadProgram(db, workspace.uuid, program.id, program.liveVersion)
  const look = lookOf(document, request.locale)
  const isOpen = scheduleAt(document.schedule, toInstant(ctx.now)) === 'open'
  if (carried === undefined || !isOpen) return { kind: 'resting', shop, look }

  const landing = landingFor(workspace, request.to)
  const wording = wordingIn(document, request.locale)
  return {
    kind: 'open',
    shop,
    look,
    now: toInstant(ctx.now),
    link: linkOf(ctx, code.alias),
    code: shownCode(code.alias),
    advocateName: await advocateName(ctx, code.participantId),
    gift: friendGift(document, request.locale),
    headline: wording.friend_headline,
    text: wording.friend_text,
    terms: textIn(document.terms, request.locale),
    until: toInstant(addDays(ctx.now, document.attribution.click_days)),
    shopUrl: landing === undefined ? undefined : withParameter(landing, carried),
  }
}

/** What coming by the link alone promises, as the banner in the shop says it too. */
function friendGift(document: ProgramDocument, locale: string): Gift | null {
  const rule = document.rules.find((one) => isEventRule(one) && one.when === 'claimed')
  const give = rule?.give.find(({ to }) => to === 'friend')
  return give ? giftOf(give, null, locale) : null
}

async function advocateName(ctx: Context, participantId: string): Promise<string | null> {
  const [row] = await rows<{ updated_at: Date }>(
    ctx.server.database.db,
    sql`select updated_at from envelopes where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${participantId}::uuid and sealed is not null`,
  )
  if (!row) return null
  const names = await namesOf(ctx, { [participantId]: row.updated_at.toISOString() })
  const name = names.get(participantId)
  return name === undefined ? null : givenName(name)
}

import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { updateWorkspace as operation } from '@goodword/contract/workspace'
import { toId } from '@goodword/domain/ids'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type WorkspaceFacts } from '../context.ts'
import { refuseForeignLanding, refuseUnreadablePicture } from './landing.ts'
import { forgetWorkspace } from './load-workspace.ts'
import { lockWorkspace, takeSlug, writeSettings } from './queries.ts'
import { workspaceBody } from './workspace-body.ts'

/** Changes settings; what is left out stays. An old slug goes on leading here. */
export async function updateWorkspace(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const before = await lockWorkspace(unit.tx, ctx.workspace.uuid)
    const after: WorkspaceFacts = {
      ...before,
      name: input.name ?? before.name,
      slug: input.slug ?? before.slug,
      timeZone: input.time_zone ?? before.timeZone,
      origins: input.origins ?? before.origins,
      landingUrl: input.landing_url === undefined ? before.landingUrl : input.landing_url,
      pictureUrl: input.picture_url === undefined ? before.pictureUrl : input.picture_url,
      friendPage: input.friend_page ?? before.friendPage,
      instantMode: input.instant_mode ?? before.instantMode,
      acceptsPageConversions: input.accepts_page_conversions ?? before.acceptsPageConversions,
      fourEyes: input.four_eyes ?? before.fourEyes,
    }
    refuseForeignLanding(after.landingUrl, after.origins)
    refuseUnreadablePicture(after.pictureUrl)

    if (after.slug !== before.slug && !(await takeSlug(unit.tx, after.uuid, after.slug))) {
      throw new Refusal('slug_taken')
    }
    await writeSettings(unit.tx, after)
    noteAction(ctx, unit, {
      action: 'workspace.updated',
      subject: toId('wsp', after.uuid),
      before: settingsOf(before),
      after: settingsOf(after),
    })
    unit.afterCommit(() => forgetWorkspace(ctx.server, after.uuid))
    return workspaceBody(after, ctx.server.clock() + after.clockOffsetMs)
  })
}

function settingsOf({ uuid: _, mode: _m, clockOffsetMs: _c, ...settings }: WorkspaceFacts) {
  return settings
}

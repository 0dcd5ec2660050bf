import type { Workspace } from '@goodword/contract/workspace'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { InferInput } from 'valibot'
import type { WorkspaceFacts } from '../context.ts'

/** A workspace as the wire has it; `now` in milliseconds, on its own clock. */
export function workspaceBody(facts: WorkspaceFacts, now: number): InferInput<typeof Workspace> {
  return {
    id: toId('wsp', facts.uuid),
    mode: facts.mode,
    name: facts.name,
    slug: facts.slug,
    time_zone: facts.timeZone,
    origins: [...facts.origins],
    landing_url: facts.landingUrl,
    picture_url: facts.pictureUrl,
    friend_page: facts.friendPage,
    instant_mode: facts.instantMode,
    accepts_page_conversions: facts.acceptsPageConversions,
    four_eyes: [...facts.fourEyes],
    now: toInstant(now),
  }
}

import { channel } from '@goodword/contract/shares'
import { periodOf } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { writeClickToken } from '../codes/click-token.ts'
import { type FoundCode, findCode } from '../codes/find-code.ts'
import type { Server, Unit, WorkspaceFacts } from '../context.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { noteMissedCode, refuseGuessing } from '../rate-limits/code-guesses.ts'
import { workspaceBySlug } from '../workspaces/load-workspace.ts'
import { landingFor } from './landing-for.ts'
import { storeClick, storeClickIn } from './store-clicks.ts'
import { type ClickRequest, whyUncounted } from './why-uncounted.ts'

/** A friend's request for an advocate's link. */
export type LinkRequest = ClickRequest & {
  readonly slug: string
  readonly code: string
  /** A page of the shop to land on, where the link names one. */
  readonly to: string | undefined
  /** The channel it was shared by, where the link names one of ours. */
  readonly channel: string | undefined
  readonly callerPrefix: string
}

/**
 * Where to send a friend who opened a link: to the shop, with a click token once the click is durable. A
 * code that is not one, or no longer, sends them to the shop all the same: they came to buy. Undefined
 * where there is no such workspace, or it has no shop to go to.
 */
export async function followLink(
  server: Server,
  request: LinkRequest,
): Promise<string | undefined> {
  const found = await workspaceBySlug(server, request.slug)
  if (!found) return undefined
  const { workspace } = found
  const landing = landingFor(workspace, request.to)
  if (!landing) return undefined
  const opened = await openLink(server, workspace, request)
  return opened?.carried === undefined ? landing : withParameter(landing, opened.carried)
}

/** A link that somebody opened: whose it is, and what they carry to the shop where its program runs. */
export type OpenedLink = { readonly code: FoundCode; readonly carried: string | undefined }

/** Records that a link was opened, by a redirect or as a page; undefined where its code is none, or no longer. */
export async function openLink(
  server: Server,
  workspace: WorkspaceFacts,
  request: Omit<LinkRequest, 'slug' | 'to'>,
): Promise<OpenedLink | undefined> {
  refuseGuessing(server, request.callerPrefix)
  const code = await findCode(server, workspace, request.code)
  if (!code) noteMissedCode(server, request.callerPrefix)
  if (!code || code.isDisabled) return undefined
  const uncountedReason = whyUncounted(request)
  const token = await recordClick(server, workspace, code, {
    source: 'redirect',
    uncountedReason,
    channel: request.channel === undefined ? null : channelNamed(request.channel),
    deviceIndex: null,
  })
  if (token === undefined) return { code, carried: undefined }
  // A visitor that does not count is handed the code alone: should it be a person after all, their page
  // reports the click.
  return { code, carried: uncountedReason === null ? token : code.alias }
}

/** Stores a click on a code and returns its token; undefined where its program does not run. */
export async function recordClick(
  server: Server,
  workspace: WorkspaceFacts,
  code: FoundCode,
  how: {
    readonly source: 'redirect' | 'page'
    readonly uncountedReason: string | null
    readonly channel: string | null
    readonly deviceIndex: Buffer | null
  },
  unit?: Unit,
): Promise<string | undefined> {
  const programs = await livePrograms(server, unit?.tx ?? server.database.db, workspace.uuid)
  const program = programs.find(({ id }) => id === code.programId)
  if (program?.status !== 'live') return undefined

  const now = server.clock() + workspace.clockOffsetMs
  const id = uuidOf(server.newId('clm'))
  const click = {
    workspaceId: workspace.uuid,
    id,
    programId: program.id,
    programVersion: program.liveVersion,
    advocateId: code.participantId,
    codeId: code.codeId,
    ...how,
    clickedAt: new Date(now),
    day: periodOf(now, 'day', workspace.timeZone).key,
  }
  if (unit) storeClickIn(unit, server, click)
  else await storeClick(server)(click)
  return writeClickToken(server.master.click, workspace.uuid, id)
}

/** A channel of ours; anything else that stands in a link is nobody's word. */
function channelNamed(name: string): string | null {
  return (channel.options as readonly string[]).includes(name) ? name : null
}

/** The address with `gw` set, other parameters and the fragment kept as they are. */
export function withParameter(address: string, value: string): string {
  const fragmentAt = address.indexOf('#')
  const base = fragmentAt < 0 ? address : address.slice(0, fragmentAt)
  const fragment = fragmentAt < 0 ? '' : address.slice(fragmentAt)
  return `${base}${base.includes('?') ? '&' : '?'}gw=${value}${fragment}`
}

import type { Reply } from '@goodword/contract/operation'
import type { getWidgetProgram as operation } from '@goodword/contract/widget-program'
import { toInstant } from '@goodword/domain/dates'
import { scheduleAt } from '@goodword/domain/guards/schedule'
import { toId } from '@goodword/domain/ids'
import { contextFor, type Server } from '../context.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { getWidgetProgram } from '../widget/get-program.ts'
import { workspaceBySlug } from '../workspaces/load-workspace.ts'
import { pageKey } from './page-key.ts'
import { type Shop, shopOf } from './shop.ts'

/** What the page of a program shows. */
export type HostedProgram =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'resting'; readonly shop: Shop }
  | {
      readonly kind: 'open'
      readonly shop: Shop
      readonly program: Reply<typeof operation>
      readonly link: string
      readonly publishableKey: string
      /** Whether anybody may share here; else the shop says who its customers are. */
      readonly isInstant: boolean
    }

/** A program as its page shows it to anybody; reads only, save for the first key of a merchant without a site. */
export async function getHostedProgram(
  server: Server,
  asked: { readonly slug: string; readonly program: string; readonly locale: string },
): Promise<HostedProgram> {
  const found = await workspaceBySlug(server, asked.slug)
  if (!found) return { kind: 'unknown' }
  const { workspace, vault } = found
  const { db } = server.database
  const programs = await livePrograms(server, db, workspace.uuid)
  const program = programs.find(({ slug }) => slug === asked.program)
  if (!program) return { kind: 'unknown' }

  const shop = shopOf(workspace)
  const ctx = contextFor(server, workspace, vault)
  const { document } = await loadProgram(db, workspace.uuid, program.id, program.liveVersion)
  const isOpen = scheduleAt(document.schedule, toInstant(ctx.now)) === 'open'
  if (program.status !== 'live' || !isOpen) return { kind: 'resting', shop }

  const program_id = toId('prg', program.id)
  return {
    kind: 'open',
    shop,
    // Nobody vouches for a visitor, and nothing here goes by who they are.
    program: await getWidgetProgram(
      { ...ctx, callerPrefix: '' },
      { program_id, locale: asked.locale },
    ),
    link: `${server.publicUrl}/p/${workspace.slug}/${program.slug}`,
    publishableKey: await pageKey(server, found),
    isInstant: workspace.instantMode,
  }
}

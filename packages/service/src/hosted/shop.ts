import { landingFor } from '../clicks/landing-for.ts'
import type { WorkspaceFacts } from '../context.ts'

/** The merchant as a page of ours names them. */
export type Shop = {
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly pictureUrl: string | null
  /** Where the shop is on the web, if it is. */
  readonly url: string | undefined
}

/** What a page shows of a workspace. */
export function shopOf(workspace: WorkspaceFacts): Shop {
  const { name, slug, timeZone, pictureUrl } = workspace
  return { name, slug, timeZone, pictureUrl, url: landingFor(workspace, undefined) }
}

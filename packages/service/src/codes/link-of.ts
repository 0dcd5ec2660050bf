import type { Context } from '../context.ts'
import { hasGeneratedShape, showAlias } from './alias.ts'

/**
 * The address that an advocate shares, by the stored form of their code. It leads to the shop, or to our page
 * for friends where the merchant wants that, or has no shop on the web.
 */
export function linkOf(
  { server, workspace }: Pick<Context, 'server' | 'workspace'>,
  alias: string,
): string {
  const to = workspace.friendPage || workspace.landingUrl === null ? 'i' : 'r'
  return `${server.publicUrl}/${to}/${workspace.slug}/${alias}`
}

/** A code as people see it, by its stored form: a generated one in groups, a vanity one as it was chosen. */
export function shownCode(alias: string): string {
  return hasGeneratedShape(alias) ? showAlias(alias) : alias
}

import type { Context } from '../context.ts'
import { hasGeneratedShape, showAlias } from './alias.ts'

/** The address that an advocate shares, by the stored form of their code. */
export function linkOf(
  { server, workspace }: Pick<Context, 'server' | 'workspace'>,
  alias: string,
): string {
  return `${server.publicUrl}/r/${workspace.slug}/${alias}`
}

/** A code as people see it, by its stored form: a generated one in groups, a vanity one as it was chosen. */
export function shownCode(alias: string): string {
  return hasGeneratedShape(alias) ? showAlias(alias) : alias
}

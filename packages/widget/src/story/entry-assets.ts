import type { Session } from '../panel/session.ts'

/** In what entries of draws are counted: each draw has a unit of its own. */
export function entryAssets(rewards: Session['rewards']): ReadonlySet<string> {
  return new Set(rewards.filter(({ kind }) => kind === 'draw_entry').map(({ asset }) => asset))
}

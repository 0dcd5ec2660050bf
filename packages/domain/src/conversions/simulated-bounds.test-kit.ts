import type { Id } from '../ids.ts'
import type { PrizeBounds } from '../prizes/bound-prizes.ts'
import { asksOfSegments } from '../prizes/of-group.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Instant } from './conversion-facts.ts'
import { guardFacts, usesAt } from './guards.test-kit.ts'
import { liveOf, nowIn, PROGRAM, standingOf, type World } from './simulated-world.test-kit.ts'

/** What is promised to these people beside conversions counts towards, gathered as the service gathers it. */
export function prizeBoundsOf(
  world: World,
  program: Program,
  people: readonly Id<'par'>[],
): PrizeBounds {
  const { store, programs } = world
  const now = nowIn(world)
  const frees: Record<string, Instant> = {}
  const shared = store.sharedUses
  const asksMore = asksOfSegments(program)
  const winners = [...people].sort().map((id) => {
    const { attributes } = world.people.get(id)!
    const uses = usesAt([store.uses.get(id), shared.get(id)], now, frees)
    const known = { locale: null, ...standingOf(world, id), enrolled_at: world.start }
    return [id, { attributes, uses, ...(asksMore && { known }) }]
  })
  const program_uses = usesAt([store.programUses, shared.get('')], now, frees)
  const guards = guardFacts(store, PROGRAM, liveOf(world), now, frees)
  return {
    live_version: programs.size,
    winners: Object.fromEntries(winners),
    ...(Object.keys(program_uses).length === 0 ? {} : { program_uses }),
    ...(Object.keys(guards).length === 0 ? {} : { guards }),
    ...(asksMore && { program: { id: PROGRAM } }),
  }
}

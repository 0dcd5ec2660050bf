import { asItStands } from '@goodword/domain/appeals/as-it-stands'
import { decideAppeal, type Owed } from '@goodword/domain/appeals/decide-appeal'
import { grantOwed } from '@goodword/domain/appeals/grant-owed'
import type { Tools } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import { boundsPrizes } from '@goodword/domain/prizes/bound-prizes'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Book } from '../conversions/book.ts'
import { prizeBoundsOf } from '../prizes/prize-bounds.ts'
import type { AppealUpheld } from './happening.ts'

/**
 * Gives what an appeal of the past was found right about, where the trial has not given it by itself, and as
 * far as the version that is tried has such a gift at all.
 */
export function upholdAgain(
  book: Book,
  tools: Tools,
  programId: Id<'prg'>,
  program: Program,
  { facts, referralId }: AppealUpheld,
): void {
  const { participant_id, now } = facts
  if (facts.outcome === 'rejected' || !book.participants.has(participant_id)) return
  const own = [...book.rewards.values()].filter((one) => one.participant_id === participant_id)
  const owed = facts.owed
    .filter(({ rule, give_index, kind }) => hasGift(program, rule, give_index, kind))
    .map((one) => ({ ...asItStands(one, own), program_version: program.version }))
  if (owed.length === 0) return
  const { bounds: _, ...known } = facts
  const isBounded = boundsPrizes({ program, live: program })
  const asked = {
    ...known,
    owed,
    ...(isBounded && { bounds: prizeBoundsOf(book, programId, program, [participant_id], now) }),
  }
  const programs = new Map([[program.version, program]])
  const decision = decideAppeal(asked, programs)
  if (decision.rewards.length === 0) return
  grantOwed(book.effects, tools, asked, decision, {
    programId,
    programVersion: program.version,
    referralId,
    conversionId: null,
    programs,
  })
}

function hasGift({ document }: Program, rule: string, at: number, kind: Owed['kind']): boolean {
  const give = document.rules.find(({ id }) => id === rule)?.give[at]
  if (!give) return false
  return (
    kind === 'choice' || [give.kind, give.instead?.kind].includes(kind) || give.choice !== undefined
  )
}

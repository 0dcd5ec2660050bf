import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import { knowDebts } from '@goodword/domain/wallet/debt'
import type { Unit } from '../context.ts'
import { readDebts } from './read-debts.ts'

/**
 * Effects that begin with what these people owe, so that whatever is issued to them pays that first. They are
 * locked by now; a conversion reads it with all else that is known of them (`conversions/select-book.ts`).
 */
export async function effectsOwing(
  unit: Unit,
  workspaceId: string,
  participantUuids: readonly string[],
): Promise<Effects> {
  const effects = noEffects()
  if (participantUuids.length === 0) return effects
  knowDebts(effects, await readDebts(unit.tx, workspaceId, participantUuids))
  return effects
}

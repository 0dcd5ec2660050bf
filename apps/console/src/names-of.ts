import type { Client } from '@goodword/client/create-client'

const namedMax = 24

/** The names of people by their ids, of the first few that are asked for. Whom nobody named stays unnamed: what they did is worth showing without. */
export async function namesOf(
  goodword: Client,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].slice(0, namedMax)
  const named = await Promise.all(
    asked.map(async (participant_id): Promise<readonly [string, string][]> => {
      try {
        const params = { participant_id }
        const { name, external_id } = await goodword.getParticipant({ params, signal })
        const known = name ?? external_id
        return known === null ? [] : [[participant_id, known]]
      } catch {
        return []
      }
    }),
  )
  return new Map(named.flat())
}

import type { Client } from '@goodword/client/create-client'

/** Alice's link as Ben would open it; undefined until she has taken one. */
export async function findAliceLink(
  goodword: Client,
  baseUrl: string,
): Promise<string | undefined> {
  const known = await goodword.listParticipants({ query: { external_id: 'alice' } })
  const [alice] = known.data
  if (!alice) return undefined
  const { data } = await goodword.listCodes({ query: { participant_id: alice.id } })
  const code = data.find(({ disabled_at }) => disabled_at === null)
  return code && `${code.link}?to=${encodeURIComponent(`${baseUrl}/shop?as=ben`)}`
}

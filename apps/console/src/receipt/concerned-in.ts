import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { Explanation } from './explanation.ts'

/** Somebody whom a receipt concerns. */
export type Person = {
  readonly id: string
  readonly role: 'advocate' | 'friend' | null
  readonly name: string | null
}

type Referral = Reply<Operations['getReferral']>

/** Whom a receipt concerns, each once: the two of the referral first, then whoever got something or might have. */
export function concernedIn(
  explanation: Explanation | undefined,
  referral: Referral | undefined,
): readonly Person[] {
  const people: Person[] = referral
    ? [
        { id: referral.advocate_id, role: 'advocate', name: null },
        { id: referral.friend_id, role: 'friend', name: null },
      ]
    : []
  const add = (id: string, role: Person['role']) => {
    if (!people.some((known) => known.id === id)) people.push({ id, role, name: null })
  }
  if (explanation?.about === 'rules') {
    for (const { gives } of explanation.rules) {
      for (const { participant_id, recipient } of gives) {
        add(participant_id, recipient === 'friend' ? 'friend' : 'advocate')
      }
    }
  } else {
    for (const { participant_id } of explanation?.lines ?? []) add(participant_id, null)
  }
  return people
}

import type { person } from '@goodword/contract/participants'
import { foldIdentity } from '@goodword/domain/identities/fold-identity'
import type * as v from 'valibot'
import type { EnvelopeRow, IdentityRow } from '../effects/recorded.ts'
import type { Person, WorkspaceVault } from '../vault/workspace-vault.ts'

/** What a merchant tells of a person, as it is parsed. */
export type PersonInput = v.InferOutput<v.StrictObjectSchema<typeof person, undefined>>

/** How a person is found unread: the keyed hash of a folded e-mail address or phone number. */
export type Identity = { readonly kind: 'email' | 'phone'; readonly blindIndex: Buffer }

/** A person's sealed data as it is stored; both parts are null once the person is erased. */
export type StoredEnvelope = {
  readonly wrappedKey: Uint8Array | null
  readonly sealed: Uint8Array | null
}

/** By what a person can be recognised, of what was told. */
export function identitiesOf(
  vault: WorkspaceVault,
  { email, phone }: Pick<Person, 'email' | 'phone'>,
): Identity[] {
  const identities: Identity[] = []
  if (email !== undefined) identities.push(identityOf(vault, 'email', email))
  if (phone !== undefined) identities.push(identityOf(vault, 'phone', phone))
  return identities
}

/** The key of an identity in memory, such as in a map of who holds it. */
export function identityKey({ kind, blindIndex }: Identity): string {
  return `${kind}:${blindIndex.toString('hex')}`
}

/** Where a participant presents identities: which become theirs, and who else holds the others. */
export function claimIdentities(
  participantUuid: string,
  identities: readonly Identity[],
  holderOf: (identity: Identity) => string | undefined,
): { readonly gained: IdentityRow[]; readonly holders: string[] } {
  const gained: IdentityRow[] = []
  const holders = new Set<string>()
  for (const identity of identities) {
    const holder = holderOf(identity)
    if (holder === undefined) {
      const { kind, blindIndex } = identity
      gained.push({ kind, blind_index: blindIndex, participant_id: participantUuid })
    } else if (holder !== participantUuid) {
      holders.add(holder)
    }
  }
  return { gained, holders: [...holders] }
}

/** The envelope to write when something personal is told; undefined where it says nothing new. */
export function sealPerson(
  vault: WorkspaceVault,
  participantUuid: string,
  told: Person,
  stored?: StoredEnvelope,
): EnvelopeRow | undefined {
  const before = openEnvelope(vault, participantUuid, stored)
  const after = toldOf(before, told)
  const isSame =
    after.email === before.email && after.name === before.name && after.phone === before.phone
  if (isSame) return undefined

  const wrappedKey = stored?.wrappedKey ?? vault.newPersonKey(participantUuid)
  const sealed = vault.sealPerson(wrappedKey, participantUuid, after)
  const name_index = nameIndexOf(vault, after.name)
  return { participant_id: participantUuid, wrapped_key: wrappedKey, sealed, name_index }
}

/** A person as last told: what was left out stays as it was. */
export function toldOf(before: Person, { email, name, phone }: Person): Person {
  return {
    email: email ?? before.email,
    name: name ?? before.name,
    phone: phone ?? before.phone,
  }
}

/** What stands in an envelope; nothing where there is none, or the person is erased. */
export function openEnvelope(
  vault: WorkspaceVault,
  participantUuid: string,
  stored: StoredEnvelope | undefined,
): Person {
  if (!stored?.wrappedKey || !stored.sealed) return {}
  return vault.openPerson(stored.wrappedKey, participantUuid, stored.sealed)
}

function identityOf(vault: WorkspaceVault, kind: Identity['kind'], value: string): Identity {
  return { kind, blindIndex: vault.blindIndex(kind, foldIdentity(kind, value)) }
}

/** By what is found who is called so; undefined where the name has no letter. */
export function nameIndexOf(vault: WorkspaceVault, name: string | undefined): Buffer | undefined {
  const folded = foldIdentity('name', name ?? '')
  return folded === '' ? undefined : vault.blindIndex('name', folded)
}

/** By what a device is recognised, where a request names one. */
export function deviceIndexOf(
  vault: WorkspaceVault,
  deviceId: string | undefined,
): Buffer | undefined {
  if (deviceId === undefined) return undefined
  return vault.blindIndex('device', foldIdentity('device', deviceId))
}

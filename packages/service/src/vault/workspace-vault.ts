import { createHmac, randomBytes as nodeRandomBytes } from 'node:crypto'
import { deriveKey, type MasterKey, unwrapKey } from './master-key.ts'
import type { RandomBytes } from './random-text.ts'
import { openBytes, sealBytes } from './seal.ts'

/** What is personal about a participant, in the clear. */
export interface Person {
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly phone?: string | undefined
}

/** Everything that is encrypted or keyed for one workspace. Its keys stay inside. */
export interface WorkspaceVault {
  /** A fresh key for one participant, wrapped for storage; destroying it erases the person. */
  newPersonKey(participantId: string): Buffer
  sealPerson(wrappedKey: Uint8Array, participantId: string, person: Person): Buffer
  openPerson(wrappedKey: Uint8Array, participantId: string, sealed: Uint8Array): Person
  /** Encrypts something else of a person's under their own key, bound to what it belongs to. */
  sealOfPerson(
    wrappedKey: Uint8Array,
    participantId: string,
    label: string,
    bytes: Uint8Array,
  ): Buffer
  openOfPerson(
    wrappedKey: Uint8Array,
    participantId: string,
    label: string,
    sealed: Uint8Array,
  ): Buffer
  /** Encrypts a secret of the workspace under a label that says what and whose it is. */
  seal(label: string, bytes: Uint8Array): Buffer
  open(label: string, sealed: Uint8Array): Buffer
  /** Stands for an identity (an e-mail address, a phone number, a device) in its folded form, so that it can be found unread. */
  blindIndex(kind: string, folded: string): Buffer
  /** Tells two requests apart without keeping either. */
  fingerprint(text: string): Buffer
}

/** Opens a workspace's vault with its wrapped key. It may be kept: opening derives five keys. */
export function openWorkspaceVault(
  master: MasterKey,
  workspaceId: string,
  wrappedKey: Uint8Array,
  randomBytes: RandomBytes = nodeRandomBytes,
): WorkspaceVault {
  const workspaceKey = unwrapKey(master, workspaceId, wrappedKey)
  const personWrappingKey = deriveKey(workspaceKey, 'goodword/v1/person-key-wrapping')
  const sealingKey = deriveKey(workspaceKey, 'goodword/v1/workspace-secrets')
  const blindIndexKey = deriveKey(workspaceKey, 'goodword/v1/blind-index')
  const fingerprintKey = deriveKey(master.fingerprint, `goodword/v1/fingerprint/${workspaceId}`)

  const openPersonKey = (wrapped: Uint8Array, participantId: string) =>
    openBytes(personWrappingKey, ['person-key', participantId], wrapped)

  return {
    newPersonKey: (participantId) =>
      sealBytes(personWrappingKey, ['person-key', participantId], randomBytes(32), randomBytes),

    sealPerson(wrapped, participantId, { email, name, phone }) {
      const personKey = openPersonKey(wrapped, participantId)
      const plain = Buffer.from(JSON.stringify({ email, name, phone }))
      return sealBytes(personKey, ['person', participantId], plain, randomBytes)
    },

    openPerson(wrapped, participantId, sealed) {
      const personKey = openPersonKey(wrapped, participantId)
      return JSON.parse(openBytes(personKey, ['person', participantId], sealed).toString())
    },

    sealOfPerson: (wrapped, participantId, label, bytes) =>
      sealBytes(
        openPersonKey(wrapped, participantId),
        ['of-person', participantId, label],
        bytes,
        randomBytes,
      ),

    openOfPerson: (wrapped, participantId, label, sealed) =>
      openBytes(openPersonKey(wrapped, participantId), ['of-person', participantId, label], sealed),

    seal: (label, bytes) => sealBytes(sealingKey, ['workspace-secret', label], bytes, randomBytes),

    open: (label, sealed) => openBytes(sealingKey, ['workspace-secret', label], sealed),

    // The kind goes with its length, so that no two pairs of kind and identity make the same message.
    blindIndex: (kind, folded) =>
      createHmac('sha256', blindIndexKey).update(`${kind.length}:${kind}:${folded}`).digest(),

    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest(),
  }
}

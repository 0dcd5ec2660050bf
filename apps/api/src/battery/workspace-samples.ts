import { aKey, nothing } from './things.ts'
import type { SomeSamples } from './world.ts'

/** A valid request to each operation on a workspace, its keys and its signing secrets. */
export const workspaceSamples = {
  getWorkspace: nothing,
  updateWorkspace: async ({ fresh }) => ({ body: { name: fresh() } }),
  listSigningSecrets: nothing,
  rotateSigningSecret: async ({ fresh }) => ({
    // Long, so that customers of the other tests stay who they are.
    body: { old_valid_hours: 600 + (Number(fresh().slice(1)) % 100) },
  }),
  revokeIdentity: async ({ fresh }) => ({ body: { jti: fresh() } }),
  listKeys: nothing,
  createKey: async ({ fresh }) => ({
    body: { kind: 'secret', name: fresh(), scopes: ['programs:read'] },
  }),
  rotateKey: async (world) => ({ params: { key_id: await aKey(world) }, body: {} }),
  revokeKey: async (world) => ({ params: { key_id: await aKey(world) } }),
} satisfies SomeSamples

import type { WorkspaceVault } from '../vault/workspace-vault.ts'

/** A write that may be repeated: under which key, by whom, and what it asks. */
export type RepeatableRequest = {
  readonly key: string
  /** Two callers who choose the same key do not meet: `server`, `page`, or a customer by their external_id. */
  readonly caller: string
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** What is kept of such a write. Both are keyed hashes: neither key nor body can be told from them. */
export type DescribedRequest = {
  readonly keyHash: Buffer
  readonly fingerprint: Buffer
}

/** Tells a write by its key, and whether two writes under one key ask the same. */
export function describeRequest(
  vault: WorkspaceVault,
  { key, caller, method, path, body }: RepeatableRequest,
): DescribedRequest {
  return {
    keyHash: vault.fingerprint(canonicalJson(['idempotency-key', caller, key])),
    fingerprint: vault.fingerprint(canonicalJson(['request', method, path, body])),
  }
}

/** JSON with the properties in one order: who builds the same body twice need not keep theirs. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const properties = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${properties.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(',')}}`
}

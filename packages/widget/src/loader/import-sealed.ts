import { preload } from './preload.ts'

/** A module, and what its content must hash to. */
type Sealed = readonly [address: string, hash: string]

/** Imports a module whose content is known, with those that it imports itself. */
export async function importSealed<T>(
  address: string,
  hash: string,
  ...beside: readonly Sealed[]
): Promise<T> {
  await Promise.all([[address, hash] as const, ...beside].map((sealed) => preload(...sealed)))
  return import(/* @vite-ignore */ address)
}

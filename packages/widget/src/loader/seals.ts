import type { Load, Parts } from '../host.ts'
import type { preloadSealed } from './preload-sealed.ts'

/** What each part must hash to: written in by the build. */
declare const GOODWORD_SEALS: Readonly<Record<keyof Parts, string>>

type Sealed = readonly [name: string, hash: string]

const here = import.meta.url
let preload: typeof preloadSealed

/** Fetches a part of this version, by the means that the script brings with it. */
export function load(part: keyof Parts, means: typeof preloadSealed): ReturnType<Load> {
  preload = means
  return sealed(`${part}.js`, GOODWORD_SEALS[part])
}

/**
 * Imports a file of this version whose hash is known, with those that it imports itself. All of them are there first:
 * what a module imports is fetched without a hash where it has failed before.
 */
export async function sealed<T>(
  name: string,
  hash: string,
  ...beside: readonly Sealed[]
): Promise<T> {
  const files = [[name, hash] as const, ...beside]
  await Promise.all(
    files.map(([file, must]) => preload(new URL(file, here).href, `sha256-${must}`)),
  )
  return import(/* @vite-ignore */ new URL(name, here).href)
}

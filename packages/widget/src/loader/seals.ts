import type { Load, Parts } from '../host.ts'
import type { preloadSealed } from './preload-sealed.ts'

/** What the panel must hash to, and the seals of the other parts: written in by the build. */
declare const GOODWORD_PANEL: string
declare const GOODWORD_LATER: string

type Sealed = readonly [name: string, hash: string]

let preload: typeof preloadSealed

/**
 * Fetches a part of this version, by the means that the script brings with it. Nobody waits for a hash of what is not
 * wanted: those of all parts but the panel, which weighs most, stand in a file of their own.
 */
export async function load(part: keyof Parts, means: typeof preloadSealed): ReturnType<Load> {
  preload = means
  if (part === 'panel') return sealed('panel.js', GOODWORD_PANEL)
  const { seals } = await sealed<typeof import('./later.ts')>('later.js', GOODWORD_LATER)
  return sealed(`${part}.js`, seals[part])
}

/**
 * Imports a file of this version whose hash is known, with those that it imports itself. All of them are there first:
 * what a module imports is fetched without a hash where it has failed before.
 */
export async function sealed<T>(...[name, hash, ...beside]: [...Sealed, ...Sealed[]]): Promise<T> {
  const at = (file: string) => new URL(file, import.meta.url).href
  await Promise.all(
    [[name, hash] as const, ...beside].map(([file, must]) => preload(at(file), `sha256-${must}`)),
  )
  return import(/* @vite-ignore */ at(name))
}

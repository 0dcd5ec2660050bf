import type { Load, Parts } from '../host.ts'
import type { importSealed } from './import-sealed.ts'

/** What each part must hash to: written in by the build. */
declare const GOODWORD_SEALS: Readonly<Record<keyof Parts, string>>

type Sealed = readonly [name: string, hash: string]

const here = import.meta.url
let given: typeof importSealed

/** Fetches a part of this version, by the means that the script brings with it. */
export function load(part: keyof Parts, means: typeof importSealed): ReturnType<Load> {
  given = means
  return sealed(`${part}.js`, GOODWORD_SEALS[part])
}

/** Imports a file of this version whose hash is known, with those that it imports itself. */
export async function sealed<T>(
  name: string,
  hash: string,
  ...beside: readonly Sealed[]
): Promise<T> {
  const all = [[name, hash] as const, ...beside].map(([file, must]) =>
    given<T>(new URL(file, here).href, `sha256-${must}`),
  )
  const [module] = await Promise.all(all)
  return module as T
}

import type { Load, Parts } from '../host.ts'
import { preload } from './preload.ts'

/** Where the parts stand, beside the script: written in by the build. */
declare const GOODWORD_FOLDER: string
/** What each part must hash to, in the files of one version; undefined in the script that is always the newest. */
declare const GOODWORD_SEALS: Readonly<Record<keyof Parts, string>> | undefined

/**
 * Fetches parts from where the script came from, each once. A relative import would not do: a classic
 * script of another origin has no base address.
 */
export function loadFrom(script: string): Load {
  return (part) => {
    const address = new URL(`${GOODWORD_FOLDER}${part}.js`, script).href
    return GOODWORD_SEALS
      ? preload(address, GOODWORD_SEALS[part]).then(() => import(/* @vite-ignore */ address))
      : import(/* @vite-ignore */ address)
  }
}

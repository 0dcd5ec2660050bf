import type { Load } from '../host.ts'

/** Where the parts stand, beside the script: written in by the build. */
declare const GOODWORD_FOLDER: string

/**
 * Fetches parts from where the script came from, each once. A relative import would not do: a classic
 * script of another origin has no base address.
 */
export function loadFrom(script: string): Load {
  const base = new URL(GOODWORD_FOLDER, script).href
  return (part) => import(/* @vite-ignore */ `${base}${part}.js`)
}

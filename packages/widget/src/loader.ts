import type { Load } from './host.ts'
import { page } from './loader/page.ts'
import { preloadSealed } from './loader/preload-sealed.ts'
import { start } from './loader/start.ts'

type Seals = typeof import('./loader/seals.ts')

/** Where the API is, seen from the script: written in by the build. */
declare const GOODWORD_ROOT: string
/** Where the parts stand, beside the script. */
declare const GOODWORD_FOLDER: string
/** What the seals of the parts must hash to, in the files of one version; undefined in the script that is always the newest. */
declare const GOODWORD_SEALS: string | undefined

try {
  // Without a script element of its own (a module, a bundle) there is nothing to read settings from.
  const script = page('currentScript') as HTMLScriptElement
  // A relative import would not do: a classic script of another origin has no base address.
  const at = (path: string) => new URL(path, script.src).href

  const load: Load = (part) => {
    if (!GOODWORD_SEALS) return import(/* @vite-ignore */ at(`${GOODWORD_FOLDER}${part}.js`))
    // The part is on its way while its seal comes, so that nobody waits twice. What runs is what the seal allows.
    fetch(at(`${part}.js`)).catch(String)
    const seals = at('seals.js')
    return preloadSealed(seals, GOODWORD_SEALS)
      .then((): Promise<Seals> => import(/* @vite-ignore */ seals))
      .then(({ load }) => load(part, preloadSealed))
  }
  start(script.dataset, at(GOODWORD_ROOT), load)
} catch (error) {
  // The page goes on without us; its developer finds out why.
  console.warn(error)
}

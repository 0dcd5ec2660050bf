import { loadFrom } from './loader/load.ts'
import { page } from './loader/page.ts'
import { start } from './loader/start.ts'

try {
  // Without a script element of its own (a module, a bundle) there is nothing to read settings from.
  const script = page('currentScript') as HTMLScriptElement
  start(script, loadFrom(script.src))
} catch (error) {
  // The page goes on without us; its developer finds out why.
  console.warn(error)
}

import type { Host, MemoryKey } from '../host.ts'
import { bakeArrival, writeCookie } from './arrival.ts'

/**
 * From now on things may be stored, what is in hand too; or nothing may, and what was stored is forgotten.
 * Without an answer we were removed: that is forgotten as well, unless the page has included us anew.
 */
export function consent(host: Host, isGiven?: boolean): void {
  const { memory } = host
  memory.mayStore = isGiven === true
  if (isGiven) {
    for (const [key, text] of Object.entries(memory.hand)) memory.keep(key as MemoryKey, text)
    bakeArrival(host)
  } else if (isGiven === false || !Object.hasOwn(window, 'goodword')) forget()
}

function forget(): void {
  writeCookie('')
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith('goodword.')) localStorage.removeItem(name)
    }
  } catch {
    // Where storage throws there is nothing of ours in it.
  }
}

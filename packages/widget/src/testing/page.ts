import type { Host } from '../host.ts'
import { page } from '../loader/page.ts'

/** Waits until something holds, looking again every few milliseconds; says what did not come about. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const found = look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Waited in vain for: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A host as the loader would give it, that notes what was emitted. */
export function testHost(changes: Partial<Host> = {}) {
  const emitted: [string, unknown][] = []
  const listeners = new Set<() => void>()
  const kept = new Map<string, string>()
  const host: Host = {
    root: 'https://api.example/',
    workspace: 'gw_pk_sandbox_0123456789abcdef',
    program: undefined,
    locale: 'en',
    settings: {},
    page,
    identity: () => 'head.body.seal',
    identify() {},
    memory: {
      mayStore: true,
      hand: {},
      recall: (key) => kept.get(key),
      keep: (key, text) => void kept.set(key, text),
    },
    emit: (event, detail) => void emitted.push([event, detail]),
    isHeard: () => false,
    on: (_event, listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open() {},
    load: () => Promise.reject(new Error('Nothing is loaded in this test.')),
    ...changes,
  }
  return {
    host,
    emitted,
    kept,
    listeners,
    newIdentity: () => {
      for (const listener of listeners) listener()
    },
  }
}

/** The text of a shadow root as one line. */
export function textOf(root: ShadowRoot | null | undefined): string {
  return root?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

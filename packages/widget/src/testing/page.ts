import { vi } from 'vitest'
import { patience } from '../call-api.ts'
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

/** Has nobody wait between two tries of a call while something goes on; how long each may take stays as it is. */
export async function withoutPauses<T>(goesOn: () => Promise<T>): Promise<T> {
  const wait = setTimeout
  vi.stubGlobal('setTimeout', (run: () => void, pause?: number) =>
    wait(run, pause !== undefined && patience.pauses.includes(pause) ? 0 : pause),
  )
  try {
    return await goesOn()
  } finally {
    vi.unstubAllGlobals()
  }
}

/** A host as the loader would give it, that notes what was emitted. */
export function testHost(changes: Partial<Host> = {}) {
  const emitted: [string, unknown][] = []
  const listeners: Record<string, Set<() => void>> = {}
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
    ears: {},
    on: (event, listener) => {
      listeners[event] ??= new Set()
      listeners[event].add(listener)
      return () => void listeners[event]?.delete(listener)
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
    /** As the loader tells what it was told by the page. */
    tell: (event: 'identity' | 'close' | 'remove') => {
      for (const listener of listeners[event] ?? []) listener()
    },
  }
}

/** The text of a shadow root as one line. */
export function textOf(root: ShadowRoot | null | undefined): string {
  return root?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

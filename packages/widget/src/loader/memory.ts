import type { Memory } from '../host.ts'

/** The browser's storage, where it lets us. */
export const memory: Memory = {
  recall: (key) => attempt(() => localStorage.getItem(`goodword.${key}`)),
  keep: (key, text) => attempt(() => localStorage.setItem(`goodword.${key}`, text)),
}

/** Private windows, sandboxed frames and strict settings throw, and that is not the page's concern. */
export function attempt<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

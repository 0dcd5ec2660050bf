import type { Memory } from '../host.ts'

/** The browser's storage, where it lets us and the page does; else things are in hand for the life of the page. */
export function openMemory(mayStore: boolean): Memory {
  const memory: Memory = {
    mayStore,
    // Without a prototype, so that nothing the page hung on every object is taken for something kept.
    hand: Object.create(null),
    recall: (key) =>
      memory.hand[key] ??
      attempt(() => (memory.mayStore ? localStorage.getItem(`goodword.${key}`) : undefined)),
    keep(key, text) {
      memory.hand[key] = text
      attempt(() => memory.mayStore && localStorage.setItem(`goodword.${key}`, text))
    },
  }
  return memory
}

/** Private windows, sandboxed frames and strict settings throw, and that is not the page's concern. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

import type { Memory } from '../host.ts'

/** The browser's storage, where it lets us and the page does; else things are in hand for the life of the page. */
export function openMemory(mayStore: boolean): Memory {
  // Without a prototype, so that nothing the page hung on every object is taken for something kept.
  const hand: Memory['hand'] = Object.create(null)
  const memory: Memory = {
    mayStore,
    hand,
    recall: (key) => hand[key] ?? attempt(() => localStorage[`goodword.${key}`]),
    keep(key, text) {
      hand[key] = text
      attempt(() => {
        localStorage[`goodword.${key}`] = text
      })
    },
  }
  /** Private windows, sandboxed frames and strict settings throw, and that is not the page's concern. */
  const attempt = <T>(step: () => T): T | undefined => {
    try {
      if (memory.mayStore) return step()
    } catch {
      // There is nothing of ours in it then.
    }
  }
  return memory
}

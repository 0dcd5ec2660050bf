import type { Host } from '../host.ts'

// By the memory, which the parts of one page share, and own hosts of its elements too.
const tooOld = new WeakSet<object>()

/** Notes that the link of our mail let nobody in. */
export function noteLinkTooOld({ memory }: Host): void {
  tooOld.add(memory)
}

/** Whether the link of our mail let nobody in; said once. */
export function wasLinkTooOld({ memory }: Host): boolean {
  return tooOld.delete(memory)
}

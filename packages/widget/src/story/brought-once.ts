/** A part that is brought when it is first asked for, and once, however often it is asked for meanwhile. */
export type Brought<P> = { get(): Promise<P>; remove(): void }

/** One that could not be brought is brought anew the next time. */
export function broughtOnce<P extends { remove(): void }>(bring: () => Promise<P>): Brought<P> {
  let part: Promise<P> | undefined
  return {
    get() {
      part ??= bring().catch((error) => {
        part = undefined
        throw error
      })
      return part
    },
    remove() {
      part?.then(
        (made) => made.remove(),
        () => {},
      )
    },
  }
}

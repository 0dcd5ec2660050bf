import type { ComponentChild } from 'preact'
import { dress } from '../stand.ts'
import type { Speech } from '../words/speech.ts'
import { dialogPlace } from './dialog-place.ts'

/** By what a dialog is opened, with the language that it is opened in. */
export type Door = { readonly speech: Speech }

/** What every dialog has around what it says. */
export type Frame = {
  readonly dir: 'ltr' | 'rtl'
  readonly t: Speech['t']
  readonly onClose: () => void
  readonly onClosed: () => void
}

/** A dialog of a part: drawn as long as it is open. */
export type LivePart<D> = {
  /** By what it is open; nothing where it is closed. */
  readonly door: () => D | undefined
  /** Ends what is still asked when the part is taken away. */
  readonly signal: AbortSignal
  draw(): void
  open(door: D): void
  toTop(): void
  remove(): void
}

/** Makes a dialog that `drawing` draws; `onClosed` hears that it was closed, before the focus goes back. */
export function livePart<D extends Door>(
  root: ShadowRoot,
  css: string,
  drawing: (door: D, frame: Frame) => ComponentChild,
  onClosed = () => {},
): LivePart<D> {
  dress(root, css)
  const place = dialogPlace(root)
  const ending = new AbortController()
  let door: D | undefined

  function drawn(): ComponentChild {
    if (!door || ending.signal.aborted) return undefined
    const { t } = door.speech
    return drawing(door, { dir: place.dir(), t, onClose: place.close, onClosed: closed })
  }

  function closed(): void {
    door = undefined
    onClosed()
    place.closed()
  }

  return {
    door: () => door,
    signal: ending.signal,
    draw() {
      const dialog = drawn()
      if (dialog) place.draw(dialog)
    },
    open(next) {
      door = next
      place.open(drawn())
    },
    toTop: place.toTop,
    remove() {
      ending.abort()
      place.remove()
    },
  }
}

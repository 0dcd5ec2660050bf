import type { ComponentChild } from 'preact'
import type { Answer } from '../call-api.ts'
import type { Host } from '../host.ts'
import { type Door, type Frame, livePart } from './live-part.ts'

/** How a dialog stands with what it asked. */
type Asked<T> =
  | { readonly kind: 'loading' | 'failed' | 'offline' }
  | { readonly kind: 'ready'; readonly value: T }

/** A dialog that shows the answer to one question, asked each time that it is opened. */
export type AskedPart<D> = {
  open(door: D): void
  remove(): void
}

/** What a dialog has around an answer: how it stands, and how it is asked again. */
type AskedFrame = Frame & {
  readonly state: Asked<unknown>['kind']
  readonly said: string
  readonly onRetry: () => void
}

/** Makes a dialog that asks, and that `drawing` draws; without a value as long as there is no answer. */
export function askedPart<D extends Door, T>(
  host: Host,
  root: ShadowRoot,
  css: string,
  ask: (door: D, signal: AbortSignal) => Promise<Answer<T>>,
  drawing: (door: D, frame: AskedFrame, value: T | undefined) => ComponentChild,
): AskedPart<D> {
  let asked: Asked<T> = { kind: 'loading' }

  async function load(): Promise<void> {
    const door = part.door()
    if (!door) return
    asked = { kind: 'loading' }
    part.draw()
    const answer = await ask(door, part.signal)
    // Closed, or opened anew, meanwhile.
    if (part.signal.aborted || part.door() !== door) return
    if (answer.ok) asked = { kind: 'ready', value: answer.value }
    else {
      host.emit('failed', { code: answer.code })
      asked = { kind: navigator.onLine ? 'failed' : 'offline' }
    }
    part.draw()
  }

  const part = livePart<D>(root, css, (door, frame) =>
    drawing(
      door,
      { ...frame, state: asked.kind, said: '', onRetry: load },
      asked.kind === 'ready' ? asked.value : undefined,
    ),
  )

  return {
    open(door) {
      asked = { kind: 'loading' }
      part.open(door)
      load()
    },
    remove: part.remove,
  }
}

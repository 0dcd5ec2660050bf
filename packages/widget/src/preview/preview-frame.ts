import { directionOf } from '../words/locale.ts'
import type { Speech } from '../words/speech.ts'
import type { PreviewState } from './preview-types.ts'

/** What every dialog of a preview has around it: its taps do nothing. */
export function frameOf({ t }: Speech) {
  return {
    said: '',
    dir: directionOf(t.locale),
    t,
    onRetry: nothing,
    onClose: nothing,
    onClosed: nothing,
  }
}

/** How a dialog stands with its data. */
export function stateOf(state: PreviewState): 'loading' | 'failed' | 'offline' | 'ready' {
  if (state === 'slow') return 'loading'
  return state === 'loading' || state === 'failed' || state === 'offline' ? state : 'ready'
}

export function nothing(): void {}

import type { ProgramDocument } from '@goodword/domain/programs/document'

// What the preview takes and gives, for those who fetch it rather than import it.

export type PreviewSurface =
  | 'panel'
  | 'dialog'
  | 'banner'
  | 'launcher'
  | 'prompt'
  | 'progress'
  | 'board'
  | 'terms'
  | 'answer'
  | 'wallet'
  | 'draws'
  | 'missing-friend'
  | 'trace'

/** How far the customer has come. */
export type SampleState = 'new' | 'empty' | 'full' | 'celebration'

/** The same, or why there is nothing of theirs to see. */
export type PreviewState =
  | SampleState
  | 'slow'
  | 'loading'
  | 'failed'
  | 'offline'
  | 'resting'
  | 'anonymous'
  | 'expired'

export type PreviewOptions = {
  /** A draft or a version; what is not whole yet leaves what was shown before. */
  readonly document: unknown
  /** Instead of the document's own theme. */
  readonly theme?: ProgramDocument['theme']
  readonly locale: string
  readonly surface?: PreviewSurface
  readonly state?: PreviewState
  readonly scheme?: 'light' | 'dark'
}

export type Preview = {
  /** Shows something else; false where the document is not whole. */
  update(options: PreviewOptions): Promise<boolean>
  remove(): void
}

/** Which part of the widget says a text. */
export type TextPart =
  | 'panel'
  | 'gifts'
  | 'story'
  | 'sharing'
  | 'banner'
  | 'surfaces'
  | 'answers'
  | 'wallet'
  | 'draws'
  | 'missing-friend'
  | 'trace'
  | 'instant'

/** A text that a merchant may say otherwise. */
export type OwnText = {
  readonly name: string
  readonly part: TextPart
  /** The names of what is filled in. */
  readonly filled: readonly string[]
  /** As we say it, with `{give}` for what is filled in. */
  readonly text: string
  /** Whether we work it out from a number, so that `text` is an example of it. */
  readonly isExample: boolean
}

/** What `goodword/preview.js` is. */
export type PreviewModule = {
  mountPreview(element: HTMLElement, options: PreviewOptions): Promise<Preview>
  ownTexts(locale: string): Promise<readonly OwnText[]>
}

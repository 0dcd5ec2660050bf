import { checkDocument } from '@goodword/domain/programs/check-document'
import { type DocumentChange, diffDocuments } from '@goodword/domain/programs/diff-documents'
import type { DocumentFault } from '@goodword/domain/programs/document-fault'
import { sayWithSuggestion } from '@goodword/domain/programs/fault-words/say-fault'
import { type Document, pointerTo, valueAt } from './edits.ts'

export type Review = {
  readonly changes: readonly DocumentChange[]
  /** What is in the way of publishing it. */
  readonly faults: readonly ReadFault[]
}

export type ReadFault = {
  readonly pointer: string
  /** What to do, in the reader's language. */
  readonly said: string
  /** Of a condition, the piece that is meant. */
  readonly piece: string | undefined
}

/** What publishing a document would change, and what is in its way, by the rules that the API publishes by. */
export function reviewDraft(
  live: Document | undefined,
  document: Document,
  locale: string,
): Review {
  const checked = checkDocument(document)
  const read = (fault: DocumentFault): ReadFault => ({
    pointer: fault.pointer,
    said: sayWithSuggestion(fault, locale),
    piece: pieceOf(valueAt(document, fault.pointer), fault.from, fault.to),
  })
  return {
    changes: live ? diffDocuments(live, document).flatMap(singly) : [],
    faults: checked.kind === 'faults' ? checked.faults.map(read) : [],
  }
}

function pieceOf(text: unknown, from: number | undefined, to: number | undefined) {
  const piece = typeof text === 'string' && from !== undefined ? text.slice(from, to).trim() : ''
  return piece === '' || piece === text ? undefined : piece
}

/** Of what is shown text by text, each that comes or goes with its whole part. */
function singly(change: DocumentChange): DocumentChange[] {
  const { pointer, before, after } = change
  const whole = change.change === 'added' ? after : before
  const isInTexts = /^\/(theme|wording|name|terms)(\/|$)/.test(pointer)
  if (!isInTexts || change.change === 'replaced' || typeof whole !== 'object' || whole === null) {
    return [change]
  }
  return Object.entries(whole).flatMap(([key, value]) =>
    singly({
      pointer: pointer + pointerTo(key),
      change: change.change,
      ...(change.change === 'added' ? { after: value } : { before: value }),
    }),
  )
}

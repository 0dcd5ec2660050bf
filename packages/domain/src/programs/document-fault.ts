import type { FaultText } from './fault-words/fault-text.ts'

/** What is wrong in a document: where (a JSON pointer), what to do, and where in a condition (offsets). */
export type DocumentFault = {
  readonly pointer: string
  readonly message: FaultText
  /** What to write instead, where that can be told. */
  readonly suggestion?: string
  readonly from?: number
  readonly to?: number
}

/** A fault whose suggestion may be missing. */
export function fault(pointer: string, message: FaultText, suggestion?: string): DocumentFault {
  return suggestion === undefined ? { pointer, message } : { pointer, message, suggestion }
}

import type { Client } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'
import { useRef, useState } from 'preact/hooks'
import type { Lang } from '../words/speech.ts'
import { applyEdits, type Document, type Edits, stillEdits, withEdit } from './edits.ts'
import { keepEdits, readEdits } from './kept-edits.ts'
import { type Look, withLive } from './load-look.ts'

/** What came of the last save or publication. */
export type Outcome =
  | { readonly kind: 'restored'; readonly count: number }
  | { readonly kind: 'saved' }
  | {
      readonly kind: 'published'
      readonly version: number
      readonly before: number | null
      readonly restores: number | null
    }
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'failed'
      readonly while: 'save' | 'publish'
      /** Undefined where no answer came. */
      readonly code: string | undefined
    }

export type LookState = {
  readonly look: Look
  readonly edits: Edits
  /** The document with what was changed. */
  readonly document: Document
  readonly isBusy: 'save' | 'publish' | undefined
  readonly outcome: Outcome | undefined
  /** What the API found wrong, by place, until something is changed there. */
  readonly faults: Readonly<Record<string, string>>
  /** Changes a place; null takes it away. */
  set(pointer: string, value: string | number | null): void
  discard(): void
  save(): Promise<void>
  publish(): Promise<void>
  bringBack(version: number): Promise<void>
}

/** A program's look and words while they are edited: nothing that was written is lost before it is saved. */
export function useLook(goodword: Client, loaded: Look, lang: Lang): LookState {
  const { id } = loaded.program
  const params = { program_id: id }
  const [look, setLook] = useState(loaded)
  const [edits, setEdits] = useState<Edits>(() => stillEdits(loaded.document, readEdits(id)))
  const [isBusy, setBusy] = useState<'save' | 'publish'>()
  const [outcome, setOutcome] = useState<Outcome | undefined>(() => {
    const count = Object.keys(edits).length
    return count > 0 ? { kind: 'restored', count } : undefined
  })
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  // Somebody may write on while something is on its way.
  const latest = useRef(edits)
  const unanswered = useRef<Unanswered | undefined>(undefined)

  function change(next: Edits): void {
    latest.current = next
    setEdits(next)
    keepEdits(id, next)
  }

  function arrive(next: Look): void {
    setLook(next)
    change(stillEdits(next.document, latest.current))
  }

  /** Stores the draft where it differs from what is stored. */
  async function store(): Promise<Look> {
    if (Object.keys(edits).length === 0) return look
    const draft = { ...applyEdits(look.document, edits) }
    const body = { draft, unchanged_since: look.program.updated_at }
    const program = await goodword.updateProgram({ params, body })
    const stored = { ...look, program, document: program.draft ?? draft }
    arrive(stored)
    return stored
  }

  async function publishing(before: number | null, body: PublishBody): Promise<Outcome> {
    // What was sent and not answered is sent again under the same key: it takes effect once.
    const sent = JSON.stringify(body)
    if (unanswered.current?.sent !== sent) unanswered.current = { sent, idempotencyKey: newKey() }
    const { idempotencyKey } = unanswered.current
    const { version, restores } = await goodword.publishProgram({ params, body, idempotencyKey })
    arrive(await newest())
    unanswered.current = undefined
    return { kind: 'published', version, before, restores }
  }

  async function newest(): Promise<Look> {
    return withLive(goodword, await goodword.getProgram({ params }))
  }

  async function doing(what: 'save' | 'publish', work: () => Promise<Outcome>): Promise<void> {
    if (isBusy) return
    setBusy(what)
    setOutcome(undefined)
    setFaults({})
    try {
      setOutcome(await work().catch((error) => failed(what, error)))
    } finally {
      setBusy(undefined)
    }
  }

  async function failed(what: 'save' | 'publish', error: unknown): Promise<Outcome> {
    if (!(error instanceof GoodwordError)) return { kind: 'failed', while: what, code: undefined }
    if (error.status < 500) unanswered.current = undefined
    const { sayFault } = await import('@goodword/domain/programs/fault-words/say-fault')
    const said = error.errors.map((fault) => [fault.pointer, sayFault(fault, lang)])
    setFaults(Object.fromEntries(said))
    if (error.code !== 'program_changed') {
      return { kind: 'failed', while: what, code: error.code ?? String(error.status) }
    }
    arrive(await newest())
    return { kind: 'changed' }
  }

  return {
    look,
    edits,
    document: applyEdits(look.document, edits),
    isBusy,
    outcome,
    faults,
    set(pointer, value) {
      const { [pointer]: _mended, ...others } = faults
      setFaults(others)
      if (outcome?.kind !== 'failed') setOutcome(undefined)
      change(withEdit(look.document, latest.current, pointer, value))
    },
    discard() {
      change({})
      setFaults({})
      setOutcome(undefined)
    },
    save: () => doing('save', async () => (await store()) && { kind: 'saved' }),
    publish: () =>
      doing('publish', async () => {
        const { live_version, updated_at } = (await store()).program
        return publishing(live_version, { unchanged_since: updated_at })
      }),
    bringBack: (version) =>
      doing('publish', () => {
        const { live_version, updated_at } = look.program
        return publishing(live_version, { restore_version: version, unchanged_since: updated_at })
      }),
  }
}

type Unanswered = { readonly sent: string; readonly idempotencyKey: string }
type PublishBody = { readonly restore_version?: number; readonly unchanged_since: string }

/** Not randomUUID, which pages without https do not have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

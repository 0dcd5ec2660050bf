import type { ComponentChild } from 'preact'
import { type Frame, livePart } from '../dialog/live-part.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { askClaims } from './ask-claims.ts'
import { catalogue } from './catalogue.ts'
import { ClaimAnswer } from './claim-answer.tsx'
import { ClaimForm } from './claim-form.tsx'
import { ClaimList } from './claim-list.tsx'
import {
  type Earlier,
  type Fault,
  type Field,
  nothingWritten,
  type Step,
  standingOf,
  steps,
  type View,
} from './claim-state.ts'
import { faultOf } from './faults.ts'
import css from './missing-friend.css?inline'

type MissingDoor = { readonly session: Session; readonly speech: Speech }

export type LiveMissingFriend = {
  open(door: MissingDoor): void
  remove(): void
}

/** "A friend bought, but I don't see them": asks for the order, and has the answer; fetched when it is first opened. */
export async function liveMissingFriend(
  host: Host,
  root: ShadowRoot,
  tag: string,
  reload: () => Promise<void>,
  openTrace: (referralId: string, session: Session, speech: Speech) => void,
): Promise<LiveMissingFriend> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  const part = livePart<MissingDoor>(root, css, drawing, closed)
  const { draw, signal } = part
  const api = askClaims(host, signal)
  let words = messages
  let view: View = { kind: 'order' }
  let written = nothingWritten
  let earlier: Earlier = { kind: 'loading' }
  let fault: Fault | undefined
  let isBusy = false
  let isSlow = false
  let hasChanged = false

  function show(next: View): void {
    view = next
    fault = undefined
    draw()
    part.toTop()
  }

  async function load(): Promise<void> {
    if (earlier.kind !== 'ready') earlier = { kind: 'loading' }
    draw()
    const answer = await api.list()
    if (signal.aborted) return
    if (answer.ok) {
      earlier = { kind: 'ready', claims: answer.value.data, cursor: answer.value.next_cursor }
    } else {
      host.emit('failed', { code: answer.code })
      if (earlier.kind !== 'ready') earlier = { kind: 'failed', isOffline: !navigator.onLine }
    }
    draw()
  }

  async function more(): Promise<void> {
    if (earlier.kind !== 'ready' || earlier.cursor === null || isBusy) return
    const { claims, cursor } = earlier
    isBusy = true
    draw()
    const answer = await api.list(cursor)
    if (signal.aborted) return
    isBusy = false
    if (answer.ok) {
      const { data, next_cursor } = answer.value
      earlier = { kind: 'ready', claims: [...claims, ...data], cursor: next_cursor }
    } else {
      host.emit('failed', { code: answer.code })
      earlier = { ...earlier, isCut: true }
    }
    draw()
  }

  async function send({ program }: Session): Promise<void> {
    isBusy = true
    fault = undefined
    draw()
    const late = setTimeout(() => {
      isSlow = true
      draw()
    }, SLOW_MS)
    const answer = await api.open(program, written)
    clearTimeout(late)
    if (signal.aborted) return
    isBusy = false
    isSlow = false
    if (answer.ok) {
      written = nothingWritten
      // Whoever has closed the dialog meanwhile sees the friend in the panel.
      if (part.door()) hasChanged = true
      else reload()
      load()
      return show({ kind: 'answer', claim: answer.value })
    }
    host.emit('failed', { code: answer.code })
    blame(faultOf(answer, words))
  }

  /** Goes to the question that something is wrong with, and there to its field. */
  function blame(found: Fault): void {
    if (found.field) view = { kind: stepOf[found.field] }
    fault = found
    draw()
    if (found.field) root.querySelector<HTMLElement>(`#claim-${found.field}`)?.focus()
  }

  function next(step: Step, session: Session): void {
    const following = steps[steps.indexOf(step) + 1]
    if (following) show({ kind: following })
    else send(session)
  }

  /** With the friend comes what they bring: the panel learns of it before the trace says what is next. */
  async function trace(referralId: string): Promise<void> {
    const door = part.door()
    if (isBusy || !door) return
    const { session, speech } = door
    isBusy = true
    draw()
    if (hasChanged) await reload()
    isBusy = false
    hasChanged = false
    draw()
    if (part.door()) openTrace(referralId, session, speech)
  }

  function content({ session, speech }: MissingDoor): ComponentChild {
    if (view.kind === 'answer') {
      return (
        <ClaimAnswer
          claim={view.claim}
          speech={speech}
          words={words}
          isBusy={isBusy}
          onTrace={trace}
          onAnother={() => show({ kind: 'order' })}
        />
      )
    }
    const { kind: step } = view
    return (
      <>
        <ClaimForm
          step={step}
          written={written}
          fault={fault}
          isBusy={isBusy}
          isSlow={isSlow}
          dueHours={session.claims?.due_hours ?? 0}
          today={dayOf(session.now)}
          speech={speech}
          words={words}
          onWrite={(field, text) => {
            written = { ...written, [field]: text }
          }}
          onNext={() => next(step, session)}
        />
        {step === 'order' && (
          <ClaimList
            earlier={earlier}
            isBusy={isBusy}
            speech={speech}
            words={words}
            onClaim={(claim) => show({ kind: 'answer', claim })}
            onMore={more}
            onRetry={load}
          />
        )}
      </>
    )
  }

  /** For those who hear the page: the answer, as soon as it is there. */
  function saidOf({ speech }: MissingDoor): string {
    if (isSlow) return speech.t.slow
    if (isBusy) return words.looking
    return view.kind === 'answer' ? (words.claimTitles[standingOf(view.claim)] ?? '') : ''
  }

  function titleOf(): string {
    if (view.kind === 'answer') return words.claimOrder(view.claim.order_number)
    if (view.kind === 'who') return words.whoTitle
    return view.kind === 'when' ? words.whenTitle : words.claimTitle
  }

  function goBack(): void {
    show({ kind: view.kind === 'when' ? 'who' : 'order' })
  }

  function drawing(door: MissingDoor, frame: Frame): ComponentChild {
    return (
      <PartDialog
        title={titleOf()}
        state="ready"
        said={saidOf(door)}
        back={words.back}
        onBack={view.kind === 'order' ? undefined : goBack}
        {...frame}
      >
        {content(door)}
      </PartDialog>
    )
  }

  function closed(): void {
    if (hasChanged) reload()
    hasChanged = false
  }

  return {
    open(next) {
      words = reword(messages, next.session.program.messages)
      view = { kind: 'order' }
      fault = undefined
      part.open(next)
      load()
    },
    remove: part.remove,
  }
}

const SLOW_MS = 3_000

/** Which question has which field. */
const stepOf: Readonly<Record<Field, Step>> = {
  order_number: 'order',
  name: 'who',
  email: 'who',
  phone: 'who',
  shared_at: 'when',
}

/** The day of an instant as this customer has it, in the form that fields of days take. */
function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('sv').format(new Date(instant))
}

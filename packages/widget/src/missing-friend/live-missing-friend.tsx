import type { ComponentChild } from 'preact'
import { dialogPlace } from '../dialog/dialog-place.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { dress } from '../stand.ts'
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

export type LiveMissingFriend = {
  open(door: { readonly session: Session; readonly speech: Speech }): void
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
  const { messages } = await loadLanguage(tag, catalogue, host.texts)
  dress(root, css)
  const place = dialogPlace(root)
  const ending = new AbortController()
  const api = askClaims(host, ending.signal)
  let door: { readonly session: Session; readonly speech: Speech } | undefined
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
    place.toTop()
  }

  async function load(): Promise<void> {
    if (earlier.kind !== 'ready') earlier = { kind: 'loading' }
    draw()
    const answer = await api.list()
    if (ending.signal.aborted) return
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
    if (ending.signal.aborted) return
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
    if (ending.signal.aborted) return
    isBusy = false
    isSlow = false
    if (answer.ok) {
      written = nothingWritten
      // Whoever has closed the dialog meanwhile sees the friend in the panel.
      if (door) hasChanged = true
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
    if (isBusy || !door) return
    const { session, speech } = door
    isBusy = true
    draw()
    if (hasChanged) await reload()
    isBusy = false
    hasChanged = false
    draw()
    if (door) openTrace(referralId, session, speech)
  }

  function content({ session, speech }: NonNullable<typeof door>): ComponentChild {
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
  function saidOf(): string {
    if (isSlow && door) return door.speech.t.slow
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

  function draw(): void {
    const drawn = drawing()
    if (drawn) place.draw(drawn)
  }

  function drawing(): ComponentChild {
    if (!door || ending.signal.aborted) return undefined
    return (
      <PartDialog
        title={titleOf()}
        state="ready"
        said={saidOf()}
        dir={place.dir()}
        t={door.speech.t}
        back={words.back}
        onBack={view.kind === 'order' ? undefined : goBack}
        onClose={place.close}
        onClosed={closed}
      >
        {content(door)}
      </PartDialog>
    )
  }

  function closed(): void {
    door = undefined
    if (hasChanged) reload()
    hasChanged = false
    place.closed()
  }

  return {
    open(next) {
      door = next
      words = reword(messages, next.session.program.messages)
      view = { kind: 'order' }
      fault = undefined
      place.open(drawing())
      load()
    },
    remove() {
      ending.abort()
      place.remove()
    },
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

import type { MissingFriendMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { type Fault, type Field, type Step, steps, type Written } from './claim-state.ts'

type Props = {
  readonly step: Step
  readonly written: Written
  readonly fault: Fault | undefined
  readonly isBusy: boolean
  /** Whether the answer takes longer than usual. */
  readonly isSlow: boolean
  /** Within how many hours the shop answers. */
  readonly dueHours: number
  /** The workspace's day: nobody was told later. */
  readonly today: string
  readonly speech: Speech
  readonly words: MissingFriendMessages
  readonly onWrite: (field: Field, text: string) => void
  readonly onNext: () => void
}

/** One question at a time: which order, whose, and since when. */
export function ClaimForm(props: Props) {
  const { step, fault, isBusy, isSlow, dueHours, today, speech, words, onWrite, onNext } = props
  const place = steps.indexOf(step) + 1
  const isLast = place === steps.length
  const ask = (name: Field, label: string, more: Omit<AskedProps, keyof Asking>) => (
    <Asked
      {...more}
      name={name}
      label={label}
      text={props.written[name]}
      fault={fault?.field === name ? fault.text : ''}
    />
  )
  return (
    <form
      key={step}
      class="form"
      onInput={({ target }) => {
        const field = target as HTMLInputElement
        onWrite(field.name as Field, field.value)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onNext()
      }}
    >
      <p class="quiet">{words.claimStep(speech.number(place), speech.number(steps.length))}</p>
      {step === 'order' && (
        <>
          <p>{words.claimIntro}</p>
          {ask('order_number', words.orderNumber, {
            hint: words.orderHint,
            max: 200,
            isNeeded: true,
          })}
        </>
      )}
      {step === 'who' && (
        <>
          <p>{words.whoIntro(hours(dueHours, speech.tag))}</p>
          {ask('email', words.friendEmail, { type: 'email', max: 254 })}
          {ask('phone', words.friendPhone, { type: 'tel', max: 32 })}
          {ask('name', words.friendName, { max: 120 })}
          <p class="quiet">{words.whoPrivate}</p>
        </>
      )}
      {step === 'when' && (
        <>
          <p>{words.whenIntro}</p>
          {ask('shared_at', words.whenLabel, { type: 'date', latest: today })}
        </>
      )}
      <p class="fault" role="alert">
        {fault && !fault.field ? fault.text : ''}
      </p>
      {isSlow && <p class="quiet">{speech.t.slow}</p>}
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {isBusy ? speech.t.oneMoment : isLast ? words.claimSend : words.next}
      </button>
    </form>
  )
}

type Asking = {
  readonly name: Field
  readonly label: string
  readonly text: string
  readonly fault: string
}
type AskedProps = Asking & {
  readonly type?: 'email' | 'tel' | 'date'
  readonly hint?: string
  readonly max?: number
  readonly latest?: string
  readonly isNeeded?: boolean
}

/** A field with its label, what helps to fill it, and what is wrong with it. */
function Asked(props: AskedProps) {
  const { name, label, text, fault, type = 'text', hint, max, latest, isNeeded = false } = props
  return (
    <div class="labelled">
      <label class="quiet" for={`claim-${name}`}>
        {label}
      </label>
      <input
        id={`claim-${name}`}
        class="field"
        name={name}
        // Of the kinds that an input can be, the types take one at a time.
        type={type as 'text'}
        defaultValue={text}
        maxLength={max}
        max={latest}
        required={isNeeded}
        // What this customer would write of themselves is of no use here.
        autocomplete="off"
        dir={type === 'date' ? undefined : 'auto'}
        aria-invalid={fault !== ''}
        aria-describedby={`claim-${name}-hint claim-${name}-fault`}
      />
      <p id={`claim-${name}-hint`} class="quiet">
        {hint}
      </p>
      <p id={`claim-${name}-fault`} class="fault" role="alert">
        {fault}
      </p>
    </div>
  )
}

/** So many hours, or days where they come to whole ones, in words: "48 hours". */
function hours(count: number, tag: string): string {
  const isDays = count % 24 === 0 && count > 48
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: isDays ? 'day' : 'hour',
    unitDisplay: 'long',
  }).format(isDays ? count / 24 : count)
}

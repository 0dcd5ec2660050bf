import type { ComponentChildren } from 'preact'
import { Field } from '../form/field.tsx'
import { valueAt } from './edits.ts'
import { type TextKind, textFault } from './text-fault.ts'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly look: LookState
  readonly t: LookWords
  /** Where it stands in the document. */
  readonly pointer: string
  readonly kind: TextKind
  readonly label: ComponentChildren
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  readonly lang?: string | undefined
  readonly rows?: number
  readonly onFocus?: () => void
}

/** A text of the document, with what is wrong with it beside it. Emptied, it is spoken in ours again. */
export function TextField(props: Props) {
  const { look, t, pointer, kind, label, hint, placeholder, lang, rows = 1, onFocus } = props
  const value = valueAt(look.document, pointer)
  const text = typeof value === 'string' ? value : ''
  const fault = textFault(text, kind, t) ?? look.faults[pointer]
  const given = {
    value: text,
    placeholder,
    lang,
    dir: 'auto' as const,
    onFocus,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      look.set(pointer, event.currentTarget.value || null),
  }
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) =>
        rows > 1 ? (
          <textarea {...ids} {...given} rows={rows} />
        ) : (
          <input type="text" {...ids} {...given} autocomplete="off" />
        )
      }
    </Field>
  )
}

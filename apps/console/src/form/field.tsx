import './form.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type Props = {
  readonly label: ComponentChildren
  readonly hint?: string | undefined
  /** What is wrong, in words. */
  readonly fault?: string | undefined
  readonly children: (ids: {
    readonly id: string
    readonly 'aria-describedby': string
    readonly 'aria-invalid': boolean
  }) => ComponentChildren
}

/** Something to fill in, with its name above, and below it what it is for and what is wrong with it. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${id}-hint ${id}-fault`,
        'aria-invalid': fault !== undefined,
      })}
      <p id={`${id}-hint`} class="quiet small" hidden={!hint}>
        {hint}
      </p>
      <p id={`${id}-fault`} class="wrong small" role="status" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  )
}

import type { ComponentChildren } from 'preact'

type Props = { readonly label: string; readonly children: ComponentChildren }

/** The shape of what comes. */
export function Waiting({ label, children }: Props) {
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{label}</span>
      {children}
    </div>
  )
}

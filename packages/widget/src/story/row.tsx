import type { ComponentChildren } from 'preact'

type Props = {
  readonly title: string
  /** At the end of the first line, where it has one. */
  readonly worth?: string
  readonly text: string
  readonly state: string
  readonly stateName: string
  /** What is asked by opening it: "Why?", "Details". */
  readonly asks: string
  /** Whether that is a question that somebody has, and not only more to read. */
  readonly isAsked: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** What it opens to. */
  readonly answer: ComponentChildren
  /** What stands below it, open or not. */
  readonly children?: ComponentChildren
}

/** One friend or reward: the whole row is the button that opens the answer to it. */
export function Row(props: Props) {
  const { title, worth, text, state, stateName, asks, isAsked, isOpen } = props
  const { onToggle, answer, children } = props
  const chip = <span class={`state end quiet ${state}`}>{stateName}</span>
  return (
    <li class="row">
      <button type="button" class="row-head" aria-expanded={isOpen} onClick={onToggle}>
        <span class="line">
          <bdi class="strong">{title}</bdi>
          {worth === undefined ? chip : <span class="strong end">{worth}</span>}
        </span>
        <span class="line">
          <span class="quiet plain">{text}</span>
          {worth !== undefined && chip}
        </span>
        <span class={isAsked ? 'asks quiet' : 'hidden'}>{asks}</span>
        <svg class="chevron" viewBox="0 0 24 24" aria-hidden="true">
          <path d="m6 9 6 6 6-6" />
        </svg>
      </button>
      {isOpen && answer}
      {children}
    </li>
  )
}

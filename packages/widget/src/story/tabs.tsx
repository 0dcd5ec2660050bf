import type { ComponentChildren } from 'preact'

type Tab = {
  readonly id: string
  readonly title: string
}

type Props = {
  readonly tabs: readonly Tab[]
  readonly current: string
  readonly onChoose: (id: string) => void
  readonly children: ComponentChildren
}

/** One list at a time, of those that the buttons name; the list can be scrolled by keyboard. */
export function Tabs({ tabs, current, onChoose, children }: Props) {
  return (
    <>
      <div class="tabs">
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            class="tab"
            aria-pressed={id === current}
            onClick={() => onChoose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="list" aria-label={tabs.find(({ id }) => id === current)?.title} tabIndex={0}>
        {children}
      </section>
    </>
  )
}

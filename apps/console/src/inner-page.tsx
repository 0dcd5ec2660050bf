import type { ComponentChildren } from 'preact'
import { Failure } from './failure.tsx'
import type { PageProps } from './page-props.ts'
import type { Loaded } from './use-loaded.ts'
import { useTitle } from './use-title.ts'
import { Waiting } from './waiting.tsx'
import type { Speech } from './words/speech.ts'

type Props<T> = Pick<PageProps, 'speech' | 'onLeave'> & {
  readonly title: string
  readonly loaded: Loaded<T>
  readonly onRetry: () => void
  /** What stands beside the title; false as long as it is not known. */
  readonly beside?: ComponentChildren
  /** What is shown of what was loaded. */
  readonly children: (value: T) => ComponentChildren
}

/** A page that one comes to from the overview: the way back, its title, and what it shows as soon as that is there. */
export function InnerPage<T>({
  title,
  loaded,
  onRetry,
  beside,
  speech,
  onLeave,
  children,
}: Props<T>) {
  useTitle(`${title} · Goodword`)
  return (
    <main>
      <BackLink speech={speech} />
      {beside === undefined ? (
        <h1>{title}</h1>
      ) : (
        <header class="title-row">
          <h1>{title}</h1>
          {beside}
        </header>
      )}
      {loaded.kind === 'loading' && <WaitingCard speech={speech} />}
      {loaded.kind === 'failed' && (
        <Failure code={loaded.code} speech={speech} onRetry={onRetry} onLeave={onLeave} />
      )}
      {loaded.kind === 'ready' && children(loaded.value)}
    </main>
  )
}

type Spoken = { readonly speech: Speech }

export function BackLink({ speech }: Spoken) {
  return (
    <a class="back" href="#/">
      <span aria-hidden="true">←</span> {speech.t.back}
    </a>
  )
}

/** The shape of a card that comes. */
export function WaitingCard({ speech }: Spoken) {
  return (
    <Waiting label={speech.t.loading}>
      <div class="card tall" />
    </Waiting>
  )
}

import type { ComponentType } from 'preact'
import { Failure } from './failure.tsx'
import { useLoaded } from './use-loaded.ts'
import { Waiting } from './waiting.tsx'
import type { Speech } from './words/speech.ts'

type Common = { readonly speech: Speech; readonly onLeave: () => void }

/** A page that is fetched when it is first opened, so that the others stay light. `bring` stays the same function. */
export function lazy<Props extends Common>(
  name: string,
  bring: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let brought: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [loaded, reload] = useLoaded(name, async () => {
      brought ??= (await bring()).default
      return brought
    })
    const Page = brought ?? (loaded.kind === 'ready' ? loaded.value : undefined)
    if (Page) return <Page {...props} />
    return (
      <main>
        {loaded.kind === 'failed' ? (
          <Failure
            code={loaded.code}
            speech={props.speech}
            onRetry={reload}
            onLeave={props.onLeave}
          />
        ) : (
          <Waiting label={props.speech.t.loading}>
            <div class="card tall" />
          </Waiting>
        )}
      </main>
    )
  }
}

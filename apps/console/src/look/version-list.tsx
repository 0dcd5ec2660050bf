import type { Client } from '@goodword/client/create-client'
import { useState } from 'preact/hooks'
import { useLoaded } from '../use-loaded.ts'
import type { Speech } from '../words/speech.ts'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly goodword: Client
  readonly look: LookState
  readonly speech: Speech
  readonly t: LookWords
}

/** What was published before, to go back to; asked for when it is opened. */
export function VersionList(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.t.earlier}</summary>
      {isOpen && <Versions {...props} />}
    </details>
  )
}

function Versions({ goodword, look, speech, t }: Props) {
  const { id: program_id, live_version } = look.look.program
  const [loaded] = useLoaded(`versions ${live_version}`, (signal) =>
    goodword.listProgramVersions({ params: { program_id }, query: { limit: '20' }, signal }),
  )
  if (loaded.kind === 'loading') return <p class="quiet">{speech.t.loading}</p>
  if (loaded.kind === 'failed') return <p role="alert">{t.unreachable}</p>
  return (
    <ul class="rows">
      {loaded.value.data.map(({ version, restores, published_at }) => (
        <li key={version} class="row">
          <div>
            <strong>{t.version(version)}</strong>
            <p class="quiet small">
              {speech.day(published_at)}
              {restores !== null && `, ${t.saysAs(restores)}`}
            </p>
          </div>
          {version === live_version ? (
            <span class="state program-live">{t.isLive}</span>
          ) : (
            <button
              type="button"
              class="plain small"
              disabled={look.isBusy !== undefined}
              onClick={() => look.bringBack(version)}
            >
              {t.bringBack(version)}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

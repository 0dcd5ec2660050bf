import type { Client } from '@goodword/client/create-client'
import { useId, useState } from 'preact/hooks'
import { useLoaded } from '../use-loaded.ts'
import type { Speech } from '../words/speech.ts'
import type { Person } from './concerned-in.ts'
import type { CustomerExplanation } from './explanation.ts'

type Props = {
  readonly goodword: Client
  readonly decisionId: string
  readonly people: readonly Person[]
  readonly speech: Speech
}

/** The same receipt as one of those whom it concerns may read it, beside the merchant's. */
export function CustomerView({ goodword, decisionId, people, speech }: Props) {
  const { t } = speech
  const id = useId()
  const [chosen, choose] = useState(people[0]?.id ?? '')
  const [loaded, reload] = useLoaded(`${decisionId} ${chosen} ${speech.lang}`, async (signal) => {
    const told = await goodword.explainDecision({
      params: { decision_id: decisionId },
      query: { audience: 'customer', participant_id: chosen, locale: speech.lang },
      signal,
    })
    return told.audience === 'customer' ? told : undefined
  })
  return (
    <div class="customer-view">
      <label for={id} class="quiet small">
        {t.customerView}
      </label>
      <select id={id} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {people.map((person) => (
          <option key={person.id} value={person.id} selected={person.id === chosen}>
            {nameOf(person, speech)}
          </option>
        ))}
      </select>
      <div aria-live="polite">
        {loaded.kind === 'loading' && <p class="quiet">{t.loading}</p>}
        {loaded.kind === 'failed' && loaded.code === 'decision_not_found' && (
          <p class="quiet">{t.customerNothing}</p>
        )}
        {loaded.kind === 'failed' && loaded.code !== 'decision_not_found' && (
          <p>
            {t.unreachable}{' '}
            <button type="button" class="plain" onClick={reload}>
              {t.retry}
            </button>
          </p>
        )}
        {loaded.kind === 'ready' && loaded.value && <Told told={loaded.value} speech={speech} />}
      </div>
    </div>
  )
}

/** A name with what they are in it; the end of the id where nobody has a name. */
export function nameOf({ id, name, role }: Person, { t }: Speech): string {
  const known = name ?? `…${id.slice(-6)}`
  if (role === null) return known
  return `${known} · ${role === 'advocate' ? t.advocate : t.friend}`
}

function Told({ told, speech }: { readonly told: CustomerExplanation; readonly speech: Speech }) {
  return (
    <div class="customer-told">
      <p>{told.text}</p>
      {told.nearest.map(({ text }) => (
        <p key={text} class="small">
          {text}
        </p>
      ))}
      {told.rewards.map((reward, at) => (
        <div key={`${at} ${reward.text}`} class="customer-reward">
          <strong>
            {reward.label ??
              (reward.amount === null ? '' : speech.amount(reward.amount, reward.asset))}
          </strong>
          <p>{reward.text}</p>
          {reward.nearest.map(({ text }) => (
            <p key={text} class="small">
              {text}
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}

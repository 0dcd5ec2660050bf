/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { Lang } from '../shop/lang.ts'
import { demoWords } from './words.ts'

type Event = Reply<Operations['listEvents']>['data'][number]

/** The newest events, each with the ids it names; a decision's leads to its receipt. */
export function EventList({
  events,
  lang,
}: {
  readonly events: readonly Event[]
  readonly lang: Lang
}) {
  const t = demoWords(lang)
  if (events.length === 0) return <p>{t.noEvents}</p>
  return (
    <ol class="demo-event-list">
      {events.map((event) => (
        <li>
          <p class="demo-event">
            <b>{event.type}</b>
            <time datetime={event.occurred_at}>{momentOf(event.occurred_at, lang)}</time>
          </p>
          <p class="demo-data">
            {Object.entries(event.data).map(([name, value]) => (
              <Datum name={name} value={value} />
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Datum({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (value === null || typeof value === 'object') return null
  const text = String(value)
  return (
    <span>
      {name}{' '}
      {text.startsWith('dec_') ? (
        <a href={`/demo/decisions/${text}`}>{text}</a>
      ) : (
        <code>{text}</code>
      )}
    </span>
  )
}

function momentOf(instant: string, lang: Lang): string {
  const format = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  })
  return format.format(new Date(instant))
}

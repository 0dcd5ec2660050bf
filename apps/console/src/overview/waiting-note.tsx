import type { Tasks } from '../tasks/load-tasks.ts'
import type { Speech } from '../words/speech.ts'

type Props = { readonly waiting: Tasks; readonly speech: Speech }

/** What waits for staff, and until when; nothing where nothing does. */
export function WaitingNote({ waiting: { tasks }, speech }: Props) {
  const { t } = speech
  const deadlines = tasks.flatMap(({ kind, of }) => (kind === 'review' ? [] : [of]))
  const [first] = deadlines
  if (tasks.length === 0) return null
  const counted = (['appeal', 'claim', 'review'] as const).flatMap((kind) => {
    const count = tasks.filter((task) => task.kind === kind).length
    return count === 0 ? [] : [t.waitsFor[kind](count)]
  })
  const until = first ? t.waitsUntil(speech.day(first.due_at)) : ''
  return (
    <section class="waits" aria-label={t.waits}>
      <p>
        {counted.join(speech.receipt.comma)}
        {speech.lang === 'zh' ? '。' : '. '}
        {deadlines.some(({ is_overdue }) => is_overdue) ? t.waitsOverdue : until}
      </p>
      <a href="#/tasks">{t.waitsOpen}</a>
    </section>
  )
}

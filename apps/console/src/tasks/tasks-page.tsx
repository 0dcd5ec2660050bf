import './tasks-page.css'
import type { PageProps } from '../console.tsx'
import { Failure } from '../failure.tsx'
import { namesOf } from '../names-of.ts'
import { useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { Waiting } from '../waiting.tsx'
import { loadTasks, peopleIn } from './load-tasks.ts'
import { TaskCard } from './task-card.tsx'
import { taskWords } from './words/task-words.ts'

/** All that waits for somebody to decide, what is due first on top. */
export default function TasksPage({ goodword, speech, onLeave }: PageProps) {
  const t = taskWords(speech.lang)
  useTitle(`${t.title} · Goodword`)
  const [loaded, reload] = useLoaded('tasks', async (signal) => {
    const waiting = await loadTasks(goodword, signal)
    return { ...waiting, names: await namesOf(goodword, waiting.tasks.flatMap(peopleIn), signal) }
  })
  return (
    <main>
      <a class="back" href="#/">
        <span aria-hidden="true">←</span> {speech.t.back}
      </a>
      <h1>{t.title}</h1>
      {loaded.kind === 'loading' && (
        <Waiting label={speech.t.loading}>
          <div class="card tall" />
        </Waiting>
      )}
      {loaded.kind === 'failed' && (
        <Failure code={loaded.code} speech={speech} onRetry={reload} onLeave={onLeave} />
      )}
      {loaded.kind === 'ready' && loaded.value.tasks.length === 0 && (
        <p class="card empty">{t.none}</p>
      )}
      {loaded.kind === 'ready' && (
        <>
          {loaded.value.tasks.map((task) => (
            <TaskCard
              key={task.of.id}
              goodword={goodword}
              task={task}
              names={loaded.value.names}
              speech={speech}
            />
          ))}
          {loaded.value.isCut && <p class="quiet">{t.cut}</p>}
        </>
      )}
    </main>
  )
}

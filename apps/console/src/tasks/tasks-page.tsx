import './tasks-page.css'
import { InnerPage } from '../inner-page.tsx'
import { namesOf } from '../names-of.ts'
import type { PageProps } from '../page-props.ts'
import { useLoaded } from '../use-loaded.ts'
import { loadTasks, peopleIn } from './load-tasks.ts'
import { TaskCard } from './task-card.tsx'
import { taskWords } from './words/task-words.ts'

/** All that waits for somebody to decide, what is due first on top. */
export default function TasksPage({ goodword, speech, onLeave }: PageProps) {
  const t = taskWords(speech.lang)
  const [loaded, reload] = useLoaded('tasks', async (signal) => {
    const waiting = await loadTasks(goodword, signal)
    return { ...waiting, names: await namesOf(goodword, waiting.tasks.flatMap(peopleIn), signal) }
  })
  const page = { title: t.title, loaded, onRetry: reload, speech, onLeave }
  return (
    <InnerPage {...page}>
      {({ tasks, names, isCut }) => (
        <>
          {tasks.length === 0 && <p class="card empty">{t.none}</p>}
          {tasks.map((task) => (
            <TaskCard
              key={task.of.id}
              goodword={goodword}
              task={task}
              names={names}
              speech={speech}
            />
          ))}
          {isCut && <p class="quiet">{t.cut}</p>}
        </>
      )}
    </InnerPage>
  )
}

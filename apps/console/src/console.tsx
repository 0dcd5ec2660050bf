import { createClient } from '@goodword/client/create-client'
import { useMemo } from 'preact/hooks'
import { lazy } from './lazy.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import type { PageProps } from './page-props.ts'
import { ReceiptPage } from './receipt/receipt-page.tsx'
import type { Route } from './route.ts'
import type { Speech } from './words/speech.ts'

type Props = {
  readonly secretKey: string
  readonly route: Route
  readonly speech: Speech
  readonly onLeave: () => void
}

const LookPage = lazy('look', () => import('./look/look-page.tsx'))
const TasksPage = lazy('tasks', () => import('./tasks/tasks-page.tsx'))
const BacktestPage = lazy('backtest', () => import('./backtest/backtest-page.tsx'))

/** The console of a workspace, once there is a key. */
export function Console({ secretKey, route, speech, onLeave }: Props) {
  const goodword = useMemo(
    () => createClient({ baseUrl: location.origin, key: secretKey, retries: 1 }),
    [secretKey],
  )
  const given: PageProps = { goodword, speech, onLeave }
  if (route.page === 'overview') return <OverviewPage {...given} />
  if (route.page === 'tasks') return <TasksPage {...given} />
  if (route.page === 'look') {
    return <LookPage key={route.id} {...given} programId={route.id} tab={route.tab} />
  }
  if (route.page === 'backtest') {
    return <BacktestPage key={route.id} {...given} programId={route.id} jobId={route.job} />
  }
  return <ReceiptPage key={route.id} {...given} route={route} />
}

import type { Client } from '@goodword/client/create-client'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'

export type Appeal = Reply<Operations['getAppeal']>
export type Claim = Reply<Operations['getClaim']>
export type Review = Reply<Operations['listReviews']>['data'][number]

/** Something that staff have to decide. */
export type Task =
  | { readonly kind: 'appeal'; readonly of: Appeal }
  | { readonly kind: 'claim'; readonly of: Claim }
  | { readonly kind: 'review'; readonly of: Review }

export type Tasks = {
  /** What is due first on top. */
  readonly tasks: readonly Task[]
  /** Whether there are more than these. */
  readonly isCut: boolean
}

const query = { state: 'open', limit: '50' } as const

/** Loads all that waits for staff. */
export async function loadTasks(goodword: Client, signal: AbortSignal): Promise<Tasks> {
  const [appeals, claims, reviews] = await Promise.all([
    goodword.listAppeals({ query, signal }),
    goodword.listClaims({ query, signal }),
    goodword.listReviews({ query, signal }),
  ])
  const tasks: Task[] = [
    ...appeals.data.map((of) => ({ kind: 'appeal' as const, of })),
    ...claims.data.map((of) => ({ kind: 'claim' as const, of })),
    ...reviews.data.map((of) => ({ kind: 'review' as const, of })),
  ]
  return {
    tasks: tasks.sort((a, b) => Date.parse(urgencyOf(a)) - Date.parse(urgencyOf(b))),
    isCut: [appeals, claims, reviews].some(({ next_cursor }) => next_cursor !== null),
  }
}

/** When it is due; what has no deadline stands where it was opened. */
function urgencyOf(task: Task): string {
  return task.kind === 'review' ? task.of.opened_at : task.of.due_at
}

/** Whom a task names. */
export function peopleIn({ kind, of }: Task): readonly string[] {
  const ids = kind === 'review' ? [of.participant_id, of.other_participant_id] : [of.participant_id]
  return ids.filter((id) => id !== null)
}

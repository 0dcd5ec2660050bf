export type LookTab = 'look' | 'words' | 'message' | 'changes'

/** Which page of the console an address leads to. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'tasks' }
  | { readonly page: 'receipt' | 'referral'; readonly id: string }
  | {
      readonly page: 'look'
      readonly id: string
      readonly tab: LookTab
    }
  | { readonly page: 'backtest'; readonly id: string; readonly job: string | undefined }

export function readRoute(hash: string): Route {
  if (hash === '#/tasks') return { page: 'tasks' }
  const [, kind, id, rest = ''] = /^#\/(\w+)\/([a-z]{3}_[0-9a-z]{26})(?:\/(.+))?$/.exec(hash) ?? []
  if (id !== undefined && rest === '') {
    if (kind === 'receipts') return { page: 'receipt', id }
    if (kind === 'referrals') return { page: 'referral', id }
  }
  if (id !== undefined && kind === 'programs') {
    const [, tab = 'look'] = /^look(?:\/(words|message|changes))?$/.exec(rest) ?? [undefined, '']
    const [isBacktest, job] = /^backtest(?:\/(job_[0-9a-z]{26}))?$/.exec(rest) ?? []
    if (isBacktest !== undefined) return { page: 'backtest', id, job }
    if (tab === 'look' || tab === 'words' || tab === 'message' || tab === 'changes') {
      return { page: 'look', id, tab }
    }
  }
  return { page: 'overview' }
}

import type { OwnText, PreviewState, PreviewSurface } from '@goodword/widget/preview/preview-types'

export type Shown = { readonly surface: PreviewSurface; readonly state: PreviewState }

/** Where the preview shows a text, so that it is seen when it is written. */
export function whereShown({ name, part }: Pick<OwnText, 'name' | 'part'>): Shown {
  const [group = ''] = name.split('.')
  const state = stateOf[group] ?? 'full'
  if (part === 'surfaces') return { surface: placeOf(group), state }
  return { surface: surfaceOf[part] ?? 'panel', state }
}

const surfaceOf: Partial<Record<OwnText['part'], PreviewSurface>> = {
  banner: 'banner',
  answers: 'answer',
  wallet: 'wallet',
  draws: 'draws',
  'missing-friend': 'missing-friend',
  trace: 'trace',
}

function placeOf(name: string): PreviewSurface {
  if (name.startsWith('board')) return 'board'
  return name.startsWith('prompt') || name === 'notNow' ? 'prompt' : 'terms'
}

/** What is said only in some state; all else is said to a customer who has everything. */
const stateOf: Readonly<Record<string, PreviewState>> = {
  getLink: 'new',
  joinFirst: 'new',
  howShort: 'new',
  noFriends: 'empty',
  noRewards: 'empty',
  boardEmpty: 'empty',
  hasBought: 'celebration',
  yoursOn: 'celebration',
  loading: 'loading',
  slow: 'slow',
  signInText: 'anonymous',
  signIn: 'anonymous',
  statusTitle: 'anonymous',
  expiredText: 'expired',
  offlineTitle: 'offline',
  offlineText: 'offline',
  failedTitle: 'failed',
  failedText: 'failed',
  retry: 'failed',
  restingTitle: 'resting',
  restingText: 'resting',
  walletFailed: 'failed',
  noBalance: 'new',
  noDraws: 'empty',
  noEntries: 'new',
  noEntriesYet: 'new',
  drawWon: 'celebration',
  drawsFailed: 'failed',
  giveTitle: 'empty',
  toWhom: 'empty',
  gotIt: 'celebration',
}

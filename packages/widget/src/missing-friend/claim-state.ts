import type { listWidgetClaims } from '@goodword/contract/claims'
import type { Reply } from '@goodword/contract/operation'

/** What was asked of an order, and the answer so far. */
export type Claim = Reply<typeof listWidgetClaims>['data'][number]

/** The questions, in their order. */
export const steps = ['order', 'who', 'when'] as const
export type Step = (typeof steps)[number]

/** What the dialog shows. */
export type View = { readonly kind: Step } | { readonly kind: 'answer'; readonly claim: Claim }

/** What was written so far, by the fields' names. */
export type Written = Readonly<Record<Field, string>>
export type Field = 'order_number' | 'name' | 'email' | 'phone' | 'shared_at'
export const nothingWritten: Written = {
  order_number: '',
  name: '',
  email: '',
  phone: '',
  shared_at: '',
}

/** What went wrong with a question: at one of its fields, or with all of it. */
export type Fault = { readonly field?: Field; readonly text: string }

/** What was asked before. */
export type Earlier =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly isOffline: boolean }
  | {
      readonly kind: 'ready'
      readonly claims: readonly Claim[]
      /** Where there are more. */
      readonly cursor: string | null
      /** The rest was asked for, and did not come. */
      readonly isCut?: true
    }

/** Where a question stands, by the name of what is said of it. */
export function standingOf({ state, told }: Claim): string {
  return state === 'open' ? told : state
}

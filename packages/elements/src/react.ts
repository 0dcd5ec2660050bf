import { createElement, type ReactElement, useEffect } from 'react'
import type { ElementsAttributes } from './attributes.ts'
import type { Events } from './goodword.ts'
import { onGoodword } from './plain.ts'

type Own = { readonly className?: string; readonly id?: string; readonly hidden?: boolean }
type Props<Tag extends keyof ElementsAttributes> = ElementsAttributes[Tag] & Own

export const GoodwordPanel = wrap('goodword-panel')
export const GoodwordProgress = wrap('goodword-progress')
export const GoodwordBoard = wrap('goodword-board')
export const GoodwordTerms = wrap('goodword-terms')
export const GoodwordPrompt = wrap('goodword-prompt')

/** Hears an event for as long as the component stands. */
export function useGoodwordEvent<E extends keyof Events>(
  event: E,
  listener: (detail: Events[E]) => void,
): void {
  useEffect(() => onGoodword(event, listener), [event, listener])
}

function wrap<Tag extends keyof ElementsAttributes>(tag: Tag): (props: Props<Tag>) => ReactElement {
  // React before 19 sets every property of an unknown element as it is written, so a class is "class".
  return ({ className, ...attributes }) => createElement(tag, { ...attributes, class: className })
}

type Intrinsic = {
  [Tag in keyof ElementsAttributes]: ElementsAttributes[Tag] & {
    readonly class?: string
    readonly id?: string
    readonly hidden?: boolean
  }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}

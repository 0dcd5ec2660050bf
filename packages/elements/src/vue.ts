import { defineComponent, h, onScopeDispose, type Plugin } from 'vue'
import type { ElementAttributes, ElementsAttributes } from './attributes.ts'
import type { Events } from './goodword.ts'
import { callGoodword, loadGoodword, onGoodword, type ScriptSettings } from './plain.ts'

export const GoodwordPanel = wrap('goodword-panel')
export const GoodwordProgress = wrap('goodword-progress')
export const GoodwordBoard = wrap<{ readonly board: string }>('goodword-board', ['board'])
export const GoodwordTerms = wrap('goodword-terms')
export const GoodwordPrompt = wrap('goodword-prompt')

/** `app.use(goodword, settings)`: includes the script, and takes everything away when the app is unmounted. */
export const goodword: Plugin<[ScriptSettings]> = {
  install(app, settings) {
    loadGoodword(settings)
    app.onUnmount(() => callGoodword(['remove']))
  },
}

/** Hears an event for as long as the component stands. */
export function useGoodwordEvent<E extends keyof Events>(
  event: E,
  listener: (detail: Events[E]) => void,
): void {
  onScopeDispose(onGoodword(event, listener))
}

/** What is not a property of ours falls through to the element: its class, its `data-order`. */
function wrap<More extends object = object>(
  tag: keyof ElementsAttributes,
  more: readonly string[] = [],
) {
  const names = ['workspace', 'identity', 'program', 'locale', 'texts', 'scheme', ...more]
  return defineComponent<ElementAttributes & More>(
    (props) => () =>
      // As attributes, because the element has no properties of such names.
      h(tag, Object.fromEntries(names.map((name) => [`^${name}`, Reflect.get(props, name)]))),
    { name: tag, props: names as never },
  )
}

import type { Host } from '../host.ts'
import { page } from '../loader/page.ts'

/** There is no shop around a preview: it remembers nothing, and tells nobody. */
export function noHost(locale: string): Host {
  return {
    root: '',
    workspace: '',
    program: undefined,
    locale,
    settings: {},
    page,
    identity: () => undefined,
    identify() {},
    memory: { mayStore: false, hand: {}, recall: () => undefined, keep() {} },
    emit() {},
    ears: {},
    on: () => () => {},
    open() {},
    load: () => Promise.reject(new Error('A preview fetches no parts.')),
  }
}

import { nearestName } from '@goodword/domain/conditions/nearest-name'
import {
  messageFault,
  messageNames,
  numberedMessage,
} from '@goodword/domain/programs/message-names'
import { page } from '../loader/page.ts'
import { reword } from './reword.ts'

/**
 * Our messages with those that the page says otherwise: as JSON, or as the address ("#texts") of an element that
 * holds it. They lie beneath the others, where a program's own words do not reach them.
 */
export function withPageTexts<M extends object>(messages: M, given: string): M {
  const texts = textsIn(given)
  const said = reword(messages, texts) as Record<string, unknown>
  const beneath = Object.create(said)
  for (const [name, ours] of Object.entries(messages)) {
    const own = said[name]
    if (own === ours) beneath[name] = ours
    else if (typeof ours === 'object') beneath[name] = membersBeneath(ours, own as object)
  }
  return beneath
}

/** A group of which the page says some: the others are still there to be said otherwise. */
function membersBeneath(ours: object, own: object): object {
  const rest = Object.entries(ours).filter(([member]) => !Object.hasOwn(own, member))
  return Object.assign(Object.create(own), Object.fromEntries(rest))
}

const read = new Map<string, Record<string, string>>()

/** The texts that can be used. What cannot is told to whoever wrote the page, once. */
function textsIn(given: string): Record<string, string> {
  const known = read.get(given)
  if (known) return known

  const texts: Record<string, string> = Object.create(null)
  read.set(given, texts)
  for (const [name, text] of entriesOf(given)) {
    const fault = typeof text === 'string' ? messageFault(name, text) : 'Write it as a text.'
    if (fault === undefined) texts[name] = numberedMessage(name, text as string)
    else tell(name, fault)
  }
  return texts
}

function entriesOf(given: string): [string, unknown][] {
  try {
    const json = given.startsWith('#')
      ? page('querySelector').call(document, given)?.textContent
      : given
    return Object.entries(JSON.parse(json ?? ''))
  } catch {
    tell('texts', 'They are no JSON object, nor the address of an element that holds one.')
    return []
  }
}

function tell(name: string, fault: string): void {
  const nearest = Object.hasOwn(messageNames, name)
    ? undefined
    : nearestName(name, Object.keys(messageNames))
  console.warn(`goodword: "${name}": ${fault}${nearest ? ` Do you mean "${nearest}"?` : ''}`)
}

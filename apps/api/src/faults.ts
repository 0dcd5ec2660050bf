import type { FieldError } from '@goodword/contract/errors'
import type * as v from 'valibot'
import { pointerTo } from './pointer.ts'

const faultsMax = 100

/** What of a request does not fit its schema, in words for whoever sent it. No value is repeated. */
export function faultsOf(
  issues: readonly v.BaseIssue<unknown>[],
  place: 'body' | 'query' | 'path',
): readonly FieldError[] {
  return issues.slice(0, faultsMax).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number)
    const pointer = pointerTo(path)
    // The pointer ends above a name that it does not repeat.
    const isCut = issue.expected === 'never' && pointer === pointerTo(path.slice(0, -1))
    const message = isCut ? 'A field in here is not known.' : issue.message
    return { pointer: place === 'body' ? pointer : parameter(place, pointer.slice(1)), message }
  })
}

function parameter(place: 'query' | 'path', name: string): string {
  return place === 'query' ? `?${name}` : `{${name}}`
}

/** Says what is wrong where the schema has no words of its own; the library's would repeat the value. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'There is no such field.'
  if (issue.kind === 'schema' && issue.received === 'undefined') return 'This field is required.'

  const requirement = String(issue.requirement)
  switch (issue.type) {
    case 'string':
      return 'Give text.'
    case 'number':
    case 'finite':
      return 'Give a number.'
    case 'boolean':
      return 'Give true or false.'
    case 'integer':
      return 'Give a whole number.'
    case 'array':
      return 'Give a list.'
    case 'strict_object':
    case 'object':
    case 'record':
      return 'Give an object.'
    case 'picklist':
    case 'literal':
    case 'variant':
      return `Give one of ${issue.expected?.replaceAll(/[()]/g, '').replaceAll(' | ', ', ')}.`
    case 'min_value':
      return `At least ${requirement}.`
    case 'max_value':
      return `At most ${requirement}.`
    case 'min_length':
      return `At least ${requirement} long.`
    case 'max_length':
      return `At most ${requirement} long.`
    default:
      return 'This does not fit.'
  }
}

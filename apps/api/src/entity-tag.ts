import { hash } from 'node:crypto'

/**
 * A weak tag of a body. `now`, which changes with every answer, counts to the minute: what is counted
 * from it is told in days and hours.
 */
export function entityTag(body: string): string {
  const settled = body.replace(/"now":"(.{16})[^"]*"/, '"now":"$1"')
  return `W/"${hash('sha256', settled, 'base64url').slice(0, 22)}"`
}

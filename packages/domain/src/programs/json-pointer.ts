/** A key as a JSON pointer (RFC 6901) has it. */
export function pointerKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

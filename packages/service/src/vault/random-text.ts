/** A source of random bytes; node:crypto's outside of tests. */
export type RandomBytes = (size: number) => Uint8Array

/** Characters of an alphabet, each as likely as any other. */
export function randomText(alphabet: string, length: number, randomBytes: RandomBytes): string {
  // A byte above the last whole multiple would favour the first characters, so it is drawn again.
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}

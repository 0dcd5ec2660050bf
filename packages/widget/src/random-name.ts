/** 128 random bits as text. `crypto.randomUUID` would do, but exists on https pages only. */
export function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}

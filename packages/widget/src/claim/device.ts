import type { Host } from '../host.ts'
import { randomName } from '../random-name.ts'

/** This device's name: the merchant's, or one of ours that is made when it is first needed. */
export function deviceId({ settings, memory }: Host): string {
  const known = settings.device || memory.recall('device')
  if (known) return known

  const made = randomName()
  memory.keep('device', made)
  return made
}

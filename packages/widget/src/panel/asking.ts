import type { Host } from '../host.ts'
import { wireLocale } from '../words/locale.ts'

/** Of which program, and in which language. */
export function asking({ locale, program }: Host) {
  return { locale: wireLocale(locale), program_id: program }
}

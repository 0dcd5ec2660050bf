import type { Parts } from '../host.ts'

/** What each part but the panel must hash to: written in by the build. */
declare const GOODWORD_SEALS: Readonly<Record<Exclude<keyof Parts, 'panel'>, string>>

export const seals = GOODWORD_SEALS

import type { Client } from '@goodword/client/create-client'
import type { Speech } from './words/speech.ts'

/** What every page is given. */
export type PageProps = {
  readonly goodword: Client
  readonly speech: Speech
  readonly onLeave: () => void
}

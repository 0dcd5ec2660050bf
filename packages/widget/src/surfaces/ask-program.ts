import type { Reply } from '@goodword/contract/operation'
import type { getWidgetProgram } from '@goodword/contract/widget-program'
import { type Answer, callApi, type Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import { wireLocale } from '../words/locale.ts'

/** The program as anybody may see it. */
export function askProgram(
  host: Host,
  waits: Patience,
  signal: AbortSignal,
): Promise<Answer<Reply<typeof getWidgetProgram>>> {
  return callApi<typeof getWidgetProgram>(
    host,
    {
      method: 'GET',
      to: 'program',
      query: { locale: wireLocale(host.locale), program_id: host.program },
      signal,
    },
    waits,
  )
}

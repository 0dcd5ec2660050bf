import type { WidgetProgram } from '@goodword/contract/widget-program'
import type { SurfaceMessages } from '../messages/messages.ts'
import { composeHeadline } from '../words/headline.ts'
import type { Speech } from '../words/speech.ts'

const LABEL_MAX = 40

/** What both get, the friend first, where that is short enough for a button. */
export function labelOf(
  program: Pick<WidgetProgram, 'headline' | 'friend_gift' | 'advocate_gift'>,
  speech: Speech<SurfaceMessages>,
): string {
  const headline = composeHeadline(program, speech)
  return headline.length > LABEL_MAX ? speech.t.refer : headline
}

import type { ComponentChild } from 'preact'
import { PartDialog } from '../dialog/part-dialog.tsx'
import { catalogue } from '../draws/catalogue.ts'
import { DrawList } from '../draws/draw-list.tsx'
import type { Session } from '../panel/session.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { frameOf, stateOf } from './preview-frame.ts'
import type { PreviewState } from './preview-types.ts'
import { drawLost, drawToCome, drawWon } from './sample-draws.ts'

/** The draws of a customer who is made up: none, without an entry, with some, drawn and won. */
export async function previewDraws(
  state: PreviewState,
  { program }: Session,
  speech: Speech,
): Promise<ComponentChild> {
  const { messages } = await loadLanguage(speech.tag, catalogue)
  const words = reword(messages, program.messages)
  return (
    <PartDialog
      {...frameOf(speech)}
      title={words.drawsTitle}
      state={stateOf(state)}
      failed={words.drawsFailed}
    >
      <DrawList draws={drawsIn(state)} speech={speech} words={words} listOf={() => '#'} />
    </PartDialog>
  )
}

function drawsIn(state: PreviewState) {
  if (state === 'empty') return []
  if (state === 'new') return [{ ...drawToCome, entries: 0 }]
  return state === 'celebration' ? [drawWon] : [drawToCome, drawLost]
}

import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { sayOffer } from '../words/say-offer.ts'
import type { Speech } from '../words/speech.ts'
import { DrawNote } from './draw-note.tsx'

type Props = {
  readonly session: Session
  readonly speech: Speech
  readonly words: StoryMessages
  readonly onDraws: (() => void) | undefined
}

/** How it works, for somebody who has no link yet. */
export function Steps({ session, speech, words, onDraws }: Props) {
  const { program } = session
  const steps = [
    words.stepSend,
    program.friend_gift
      ? words.stepGive(sayOffer(program.friend_gift, speech, words))
      : words.stepVisit,
    program.advocate_gift ? words.stepGet(speech.gift(program.advocate_gift)) : words.stepWatch,
  ]
  return (
    <>
      <h3 class="strong">{words.howItWorks}</h3>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <DrawNote session={session} speech={speech} words={words} onDraws={onDraws} />
      {program.terms !== null && (
        <details class="quiet">
          <summary>{words.terms}</summary>
          <p class="terms quiet">{program.terms}</p>
        </details>
      )}
    </>
  )
}

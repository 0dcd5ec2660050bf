import type { DrawMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Draw } from './draw.ts'

type Props = {
  readonly draw: Draw
  readonly speech: Speech
  readonly words: DrawMessages
  readonly list: string
}

/** By what anybody can check a draw: what was promised before, and once it is held what it came by. */
export function DrawCheck({ draw: { commitment, outcome }, speech, words, list }: Props) {
  const hashes: [string, string][] = [
    [words.drawCommitment, commitment],
    ...(outcome
      ? ([
          [words.drawSeed, outcome.seed],
          [words.drawEntriesHash, outcome.entries_hash],
        ] as [string, string][])
      : []),
  ]
  return (
    <details class="check quiet">
      <summary>{words.drawCheck}</summary>
      <p>{words.drawPromise}</p>
      {outcome && <p>{words.drawRevealed}</p>}
      <dl>
        {hashes.map(([name, hash]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="hash" dir="ltr">
              {hash}
            </dd>
          </div>
        ))}
        {outcome?.holder != null && (
          <div>
            <dt>{words.drawHolder}</dt>
            <dd class="hash">{speech.number(outcome.holder)}</dd>
          </div>
        )}
      </dl>
      {outcome && (
        <a href={list} target="_blank" rel="noopener noreferrer">
          {words.drawList}
        </a>
      )}
    </details>
  )
}

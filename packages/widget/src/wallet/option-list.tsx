import { Bones } from '../dialog/bones.tsx'
import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { optionName } from './option-name.ts'
import type { Options } from './wallet-state.ts'

type Props = {
  /** Nothing while they are looked up. */
  readonly options: Options | undefined
  readonly isBusy: boolean
  readonly fault: string
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onChoose: (option: number) => void
}

/** Between what a customer may choose, and how much of each is left. */
export function OptionList({ options, isBusy, fault, speech, words, onChoose }: Props) {
  return (
    <div class="form">
      <p class="quiet">{words.chooseOnce}</p>
      {!options && !fault && <Bones />}
      <ul>
        {options?.options.map((option) => {
          const name = optionName(option, speech)
          return (
            <li key={option.option} class="row item">
              <div>
                <bdi class="strong">{name}</bdi>
                {option.left !== null && (
                  <p class="quiet">
                    {option.left === 0
                      ? words.noneLeft
                      : words.itemsLeft(speech.number(option.left))}
                  </p>
                )}
              </div>
              {option.left !== 0 && (
                <button
                  type="button"
                  aria-label={`${words.chooseThis}: ${name}`}
                  aria-disabled={isBusy}
                  onClick={() => {
                    if (!isBusy) onChoose(option.option)
                  }}
                >
                  {words.chooseThis}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <p class="fault" role="alert">
        {fault}
      </p>
    </div>
  )
}

import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { Speech } from '../words/speech.ts'
import { readReceipt } from './read-receipt.ts'

export type Decision = Reply<Operations['getDecision']>
export type Explanation = Extract<
  Reply<Operations['explainDecision']>,
  { readonly audience: 'merchant'; readonly about: 'rules' }
>

type Props = {
  readonly decision: Decision
  /** What would have had to be otherwise; without it the receipt still says what it holds. */
  readonly explanation: Explanation | undefined
  readonly speech: Speech
}

/** One decision as rows that can be read aloud; what is stored stands below, letter for letter. */
export function Receipt({ decision, explanation, speech }: Props) {
  const { t } = speech
  const { top, rules } = readReceipt(decision, speech, explanation)
  return (
    <article class="card receipt">
      <header>
        <h2>{t.receiptKinds[decision.kind]}</h2>
        <p class="quiet">
          {t.decidedUnder(decision.program_version, speech.day(decision.decided_at))}
        </p>
      </header>
      <dl class="facts">
        {top.map(({ name, texts }) => (
          <div key={name}>
            <dt>{name}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      {rules.length > 0 && (
        <>
          <h3>{t.rules}</h3>
          <ul class="rows">
            {rules.map((rule) => (
              <li key={rule.name} class="row">
                <div>
                  <strong>{rule.name}</strong>
                  {rule.texts.map((text) => (
                    <p key={text} class="small">
                      {text}
                    </p>
                  ))}
                </div>
                <span class={`state rule-${rule.result}`}>{rule.said}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>
          {t.raw} <code class="quiet small">{decision.id}</code>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section class="raw" aria-label={`${t.raw} ${decision.id}`} tabIndex={0}>
          <pre>{JSON.stringify({ result: decision.result, facts: decision.facts }, null, 2)}</pre>
        </section>
      </details>
    </article>
  )
}

import type { Client } from '@goodword/client/create-client'
import type { Speech } from '../words/speech.ts'
import { CustomerView } from './customer-view.tsx'
import type { LoadedReceipt } from './load-receipts.ts'
import { OtherLines } from './other-lines.tsx'
import { readReceipt } from './read-receipt.ts'

type Props = {
  readonly goodword: Client
  readonly receipt: LoadedReceipt
  readonly speech: Speech
}

/** One decision as rows that can be read aloud; what is stored stands below, letter for letter. */
export function Receipt({ goodword, receipt, speech }: Props) {
  const { t } = speech
  const { decision, explanation, people } = receipt
  const ofRules = explanation?.about === 'rules' ? explanation : undefined
  const { top, rules } = readReceipt(decision, speech, ofRules)
  return (
    <article class="card receipt">
      <header>
        <h2>{t.receiptKinds[decision.kind]}</h2>
        <p class="quiet">
          {t.decidedUnder(decision.program_version, speech.day(decision.decided_at))}
        </p>
      </header>
      <div class={people.length > 0 ? 'receipt-sides' : undefined}>
        <div class="receipt-side">
          {explanation && explanation.about !== 'rules' && (
            <OtherLines explanation={explanation} people={people} speech={speech} />
          )}
          {top.length > 0 && (
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
          )}
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
        </div>
        {people.length > 0 && (
          <CustomerView
            goodword={goodword}
            decisionId={decision.id}
            people={people}
            speech={speech}
          />
        )}
      </div>
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

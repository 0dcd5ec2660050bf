/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { Child } from 'hono/jsx'
import { DemoPage } from '../demo-page.tsx'
import { formatDay, type Lang } from '../shop/lang.ts'
import { demoWords } from './words.ts'

/** A receipt as it is stored, and in words. */
export type ShownReceipt = {
  readonly decision: Reply<Operations['getDecision']>
  readonly explanation: Reply<Operations['explainDecision']>
}

type Props = {
  readonly receipt: ShownReceipt | undefined
  readonly lang: Lang
}

/** A decision in words, and as it is stored, whole. */
export function ReceiptPage({ receipt, lang }: Props) {
  const t = demoWords(lang)
  return (
    <DemoPage lang={lang} title={`${t.receiptTitle} · Goodword`}>
      <main class="receipt">
        <a class="receipt-back" href="/shop">
          <span aria-hidden="true">←</span> {t.back}
        </a>
        <h1>{t.receiptTitle}</h1>
        {receipt ? <Receipt receipt={receipt} lang={lang} /> : <p>{t.noReceipt}</p>}
      </main>
    </DemoPage>
  )
}

function Receipt({ receipt, lang }: { readonly receipt: ShownReceipt; readonly lang: Lang }) {
  const t = demoWords(lang)
  const { decision, explanation } = receipt
  const isOfRules = explanation.audience === 'merchant' && explanation.about === 'rules'
  const lacks = isOfRules ? lacksOf(explanation) : []
  return (
    <>
      <p class="lead">{t.receiptText}</p>
      <dl class="receipt-head">
        <div>
          <dt>{t.kind}</dt>
          <dd>{decision.kind}</dd>
        </div>
        <div>
          <dt>{t.program}</dt>
          <dd>{decision.program_version}</dd>
        </div>
        <div>
          <dt>{t.decidedAt}</dt>
          <dd>{formatDay(decision.decided_at, lang)}</dd>
        </div>
        <div>
          <dt>id</dt>
          <dd>
            <code>{decision.id}</code>
          </dd>
        </div>
      </dl>
      {lacks.length > 0 && (
        <>
          <h2>{t.why}</h2>
          <ul>
            {lacks.map(({ rule, texts }) => (
              <li>
                <b>{rule}</b>
                {': '}
                {texts.join(lang === 'zh' ? '；' : '; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.result}</h2>
      <Json value={decision.result} name={t.result} />
      <h2>{t.facts}</h2>
      <Json value={decision.facts} name={t.facts} />
    </>
  )
}

/** Of each rule that did not pay, what it lacked. */
function lacksOf({ rules }: Extract<ShownReceipt['explanation'], { about: 'rules' }>) {
  return rules
    .map(({ rule, nearest, gives }) => ({
      rule,
      texts: [...nearest, ...gives.flatMap((give) => give.nearest)].map(({ text }) => text),
    }))
    .filter(({ texts }) => texts.length > 0)
}

function Json({ value, name }: { readonly value: unknown; readonly name: string }) {
  return (
    <section class="json" tabindex={0} aria-label={name}>
      <pre>{coloured(JSON.stringify(value, null, 2))}</pre>
    </section>
  )
}

/** Names, texts and figures told apart. The text itself is not changed. */
function coloured(json: string): Child {
  return json
    .split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|-?\d+(?:\.\d+)?|true|false|null)/)
    .map((part, at) => {
      if (at % 2 === 0) return part
      if (part.endsWith(':')) return <span class="json-name">{part}</span>
      return <span class={part.startsWith('"') ? 'json-text' : 'json-value'}>{part}</span>
    })
}

import type { WidgetProgram } from '@goodword/contract/widget-program'
import type { SurfaceMessages } from '../messages/messages.ts'

type Props = {
  readonly program: Pick<WidgetProgram, 'terms' | 'faq'>
  readonly t: SurfaceMessages
}

/** The terms as the merchant wrote them, and what customers ask. */
export function Terms({ program: { terms, faq }, t }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="sheet card" tabIndex={0} aria-label={t.terms}>
      {faq.length > 0 && (
        <div class="part">
          <h2>{t.questions}</h2>
          {faq.map(({ question, answer }) => (
            <details key={question}>
              <summary class="strong">
                <bdi>{question}</bdi>
              </summary>
              <p class="text">{answer}</p>
            </details>
          ))}
        </div>
      )}
      <div class="part">
        <h2>{t.terms}</h2>
        <p class="text quiet">{terms ?? t.noTerms}</p>
      </div>
    </section>
  )
}

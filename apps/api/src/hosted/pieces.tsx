/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { Qr } from './qr.tsx'
import type { Reader } from './reader.ts'

/** The merchant's picture, where they gave one; it says nothing that the words do not. */
export function Picture({ url }: { readonly url: string | null }) {
  return url === null ? (
    <Gift />
  ) : (
    <img class="picture" src={url} alt="" referrerpolicy="no-referrer" />
  )
}

/** A wrapped gift, in the colours of the program. */
function Gift() {
  return (
    <svg class="picture drawn" viewBox="0 0 360 180" aria-hidden="true">
      <rect class="sky" width="360" height="180" />
      <circle class="sun" cx="180" cy="112" r="84" />
      <rect class="box" x="140" y="96" width="80" height="60" rx="6" />
      <rect class="lid" x="132" y="80" width="96" height="24" rx="6" />
      <path class="ribbon" d="M180 80v76" />
      <path class="bow" d="M180 78c-26 2-38-8-32-20s27-5 32 20c5-25 26-32 32-20s-6 22-32 20z" />
    </svg>
  )
}

type CardProps = { readonly reader: Reader; readonly link: string; readonly title: string }

/** The page as a QR card, for a counter, a parcel or another screen. */
export function QrCard({ reader: { words }, link, title }: CardProps) {
  return (
    <section class="card scan" aria-labelledby="scan">
      <h2 id="scan">{words.scanTitle}</h2>
      <p class="only-print poster" dir="auto">
        {title}
      </p>
      <Qr text={link} label={words.scanText} />
      <p class="quiet">{words.scanText}</p>
      <button type="button" class="button" data-print hidden>
        {words.print}
      </button>
    </section>
  )
}

type TermsProps = {
  readonly reader: Reader
  readonly terms: string | null
  readonly faq?: readonly { readonly question: string; readonly answer: string }[]
}

/** The merchant's questions and terms, as they wrote them. */
export function Terms({ reader: { words }, terms, faq = [] }: TermsProps) {
  return (
    <>
      {faq.length > 0 && (
        <section aria-labelledby="questions">
          <h2 id="questions">{words.questions}</h2>
          {faq.map(({ question, answer }) => (
            <details class="answer">
              <summary dir="auto">{question}</summary>
              <p dir="auto">{answer}</p>
            </details>
          ))}
        </section>
      )}
      {terms !== null && (
        <section aria-labelledby="terms">
          <h2 id="terms">{words.terms}</h2>
          <p class="quiet written" dir="auto">
            {terms}
          </p>
        </section>
      )}
    </>
  )
}

/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { PersonLinks } from './layout.tsx'
import type { Visitor } from './visitor.ts'

/** What a visitor sees where a customer is needed. */
export function SignIn({ visitor }: { readonly visitor: Visitor }) {
  const { t } = visitor
  return (
    <section class="pay">
      <h2>{t.signInFirst}</h2>
      <p>{t.whoText}</p>
      <PersonLinks visitor={visitor} />
    </section>
  )
}

/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { type Frame, Layout } from './layout.tsx'
import { SignIn } from './sign-in.tsx'

/** The customer's account, with the panel where it belongs. */
export function AccountPage({ frame }: { readonly frame: Frame }) {
  const { t, person } = frame.visitor
  return (
    <Layout frame={frame} title={t.account}>
      {person ? (
        <>
          <h1>{t.accountTitle(person.name)}</h1>
          <p class="lead">{t.accountIntro}</p>
          <goodword-panel class="panel-place" />
        </>
      ) : (
        <>
          <h1>{t.account}</h1>
          <SignIn visitor={frame.visitor} />
        </>
      )}
    </Layout>
  )
}

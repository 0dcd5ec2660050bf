/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { type Frame, Layout } from './layout.tsx'

type Props = { readonly frame: Frame; readonly title: string; readonly text: string }

/** A page that only says something. */
export function MessagePage({ frame, title, text }: Props) {
  const { t, href } = frame.visitor
  return (
    <Layout frame={frame} title={title}>
      <div class="empty">
        <h1>{title}</h1>
        <p>{text}</p>
        <a class="button" href={href('/shop')}>
          {t.back}
        </a>
      </div>
    </Layout>
  )
}

/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { WidgetTheme } from '@goodword/contract/widget-look'
import type { Shop } from '@goodword/service/hosted/shop'
import { Layout } from './layout.tsx'
import type { Reader } from './reader.ts'

type Props = {
  readonly reader: Reader
  readonly about: 'unknown' | 'resting' | 'trouble'
  readonly shop: Shop | undefined
  readonly theme?: WidgetTheme | null
  readonly path: string
}

/** What is said where there is no offer: plainly, without blame, and with the way to the shop. */
export function CalmPage({ reader, about, shop, theme = null, path }: Props) {
  const { words } = reader
  const title = words[`${about}Title`]
  const text = words[`${about}Text`]
  const head = { title, description: text, canonical: undefined, isIndexed: false }
  return (
    <Layout reader={reader} shop={shop} theme={theme} head={head} path={path}>
      <main class="calm">
        <h1>{title}</h1>
        <p class="quiet">{text}</p>
        {shop?.url !== undefined && (
          <a class="button primary" href={shop.url}>
            {words.toShop(shop.name)}
          </a>
        )}
      </main>
    </Layout>
  )
}

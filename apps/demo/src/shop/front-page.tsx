/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { formatMoney } from './lang.ts'
import { type Frame, Layout } from './layout.tsx'
import { type Product, products } from './products.ts'
import type { Visitor } from './visitor.ts'

/** The shop's front: a word of welcome, and all there is. */
export function FrontPage({ frame }: { readonly frame: Frame }) {
  const { visitor } = frame
  const { t, href } = visitor
  return (
    <Layout frame={frame} title={t.tagline}>
      <section class="hero">
        <div class="hero-words">
          <h1>{t.heroTitle}</h1>
          <p>{t.heroText}</p>
          <a class="button" href="#shelf">
            {t.heroAction}
          </a>
        </div>
        <div class="hero-pictures" aria-hidden="true">
          <img src={pictureOf('teapot')} alt="" width="400" height="320" />
          <img src={pictureOf('cups')} alt="" width="400" height="320" />
        </div>
      </section>
      <section id="shelf" aria-labelledby="shelf-title">
        <h2 id="shelf-title">{t.shelf}</h2>
        <ul class="shelf">
          {products.map((product) => (
            <li>
              <Card product={product} visitor={visitor} />
            </li>
          ))}
        </ul>
      </section>
      <section class="give" aria-labelledby="give-title">
        <div>
          <h2 id="give-title">{t.giveTitle}</h2>
          <p>{t.giveText}</p>
        </div>
        <a class="button quiet" href={href('/shop/account')}>
          {t.giveAction}
        </a>
      </section>
    </Layout>
  )
}

export function pictureOf(productId: string): string {
  return `/shop/files/products/${productId}.svg`
}

function Card({ product, visitor }: { readonly product: Product; readonly visitor: Visitor }) {
  const { lang, href } = visitor
  return (
    <a class="card" href={href(`/shop/products/${product.id}`)}>
      <img src={pictureOf(product.id)} alt="" width="400" height="320" loading="lazy" />
      <span class="card-name">{product.name[lang]}</span>
      <span class="card-amount">{product.amount[lang]}</span>
      <span class="price">{formatMoney(product.price, lang)}</span>
    </a>
  )
}

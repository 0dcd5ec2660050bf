/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { pictureOf } from './front-page.tsx'
import { formatMoney } from './lang.ts'
import { type Frame, Layout } from './layout.tsx'
import type { Product } from './products.ts'

/** One thing on the shelf. */
export function ProductPage({
  frame,
  product,
}: {
  readonly frame: Frame
  readonly product: Product
}) {
  const { t, lang, href } = frame.visitor
  return (
    <Layout frame={frame} title={product.name[lang]}>
      <a class="back" href={href('/shop')}>
        <span aria-hidden="true">←</span> {t.back}
      </a>
      <article class="product">
        <img src={pictureOf(product.id)} alt="" width="400" height="320" />
        <div class="product-words">
          <h1>{product.name[lang]}</h1>
          <p class="product-amount">{product.amount[lang]}</p>
          <p class="product-price">{formatMoney(product.price, lang)}</p>
          <p>{product.text[lang]}</p>
          <form method="post" action={href('/shop/cart')}>
            <input type="hidden" name="product" value={product.id} />
            <input type="hidden" name="more" value="1" />
            <button type="submit" class="button">
              {t.addToCart}
            </button>
          </form>
          <p class="small">{t.shippingNote}</p>
        </div>
      </article>
    </Layout>
  )
}

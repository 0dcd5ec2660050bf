/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { type CartLine, cartTotal } from './cart.ts'
import { pictureOf } from './front-page.tsx'
import { formatDay, formatMoney } from './lang.ts'
import { type Frame, Layout, PersonLinks } from './layout.tsx'
import type { Claim, Quote } from './quote.ts'
import type { Visitor } from './visitor.ts'

type Props = {
  readonly frame: Frame
  readonly checkoutId: string
  readonly claim: Claim
  readonly quote: Quote
}

/** The cart, who buys it, and what it costs. */
export function CheckoutPage({ frame, checkoutId, claim, quote }: Props) {
  const { visitor } = frame
  const { t, cart, href } = visitor
  return (
    <Layout frame={frame} title={t.cart}>
      <h1>{t.cart}</h1>
      {cart.length === 0 ? (
        <div class="empty">
          <p>{t.cartEmpty}</p>
          <a class="button" href={href('/shop')}>
            {t.cartEmptyAction}
          </a>
        </div>
      ) : (
        <div class="checkout">
          <ul class="lines">
            {cart.map((line) => (
              <Line line={line} visitor={visitor} />
            ))}
          </ul>
          {visitor.person ? (
            <form id="checkout" class="pay" method="post" action={href('/shop/orders')}>
              <input type="hidden" name="checkout_id" value={checkoutId} />
              <input type="hidden" name="click_token" value={claim.clickToken} />
              <input type="hidden" name="device_id" value={claim.deviceId} />
              <label class="field">
                <span>{t.code}</span>
                <span class="field-row">
                  <input
                    name="code"
                    value={claim.code}
                    maxlength={40}
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck={false}
                    aria-describedby="summary"
                  />
                  <button type="submit" class="button quiet" formaction={href('/shop/checkout')}>
                    {t.apply}
                  </button>
                </span>
              </label>
              <Summary visitor={visitor} quote={quote} />
              <button type="submit" class="button wide">
                {t.placeOrder}
              </button>
              <p class="small">{t.noCharge}</p>
            </form>
          ) : (
            <section class="pay" aria-labelledby="who">
              <h2 id="who">{t.whoTitle}</h2>
              <p>{t.whoText}</p>
              <PersonLinks visitor={visitor} />
            </section>
          )}
        </div>
      )}
    </Layout>
  )
}

/** What the cart costs with what the buyer brings. It is asked for again by itself when that changes. */
export function Summary({ visitor, quote }: { readonly visitor: Visitor; readonly quote: Quote }) {
  const { t, lang, cart } = visitor
  const sum = cartTotal(cart)
  const discount = 'discount' in quote ? quote.discount : 0
  return (
    <div id="summary" role="status">
      {quote.kind === 'refused' && (
        <p class="refusal">{t.refusals[quote.reason] ?? t.otherRefusal}</p>
      )}
      <dl class="sums">
        <div>
          <dt>{t.sum}</dt>
          <dd>{formatMoney(sum, lang)}</dd>
        </div>
        {'discount' in quote && (
          <div class="gift">
            <dt>
              {quote.kind === 'voucher' ? t.voucher : t.friendOffer}
              {quote.expiresAt && <small>{t.validUntil(formatDay(quote.expiresAt, lang))}</small>}
            </dt>
            <dd>{formatMoney(-discount, lang)}</dd>
          </div>
        )}
        <div>
          <dt>{t.delivery}</dt>
          <dd>{t.free}</dd>
        </div>
        <div class="sums-total">
          <dt>{t.total}</dt>
          <dd>{formatMoney(sum - discount, lang)}</dd>
        </div>
      </dl>
    </div>
  )
}

function Line({ line, visitor }: { readonly line: CartLine; readonly visitor: Visitor }) {
  const { t, lang, href } = visitor
  const { product, quantity } = line
  const name = product.name[lang]
  return (
    <li class="line">
      <img src={pictureOf(product.id)} alt="" width="400" height="320" />
      <div>
        <a href={href(`/shop/products/${product.id}`)}>{name}</a>
        <p class="small">{product.amount[lang]}</p>
      </div>
      <form class="stepper" method="post" action={href('/shop/cart')}>
        <input type="hidden" name="product" value={product.id} />
        <button type="submit" name="more" value="-1" aria-label={t.oneLess(name)}>
          −
        </button>
        <span>
          <span class="visually-hidden">{t.quantity} </span>
          {quantity}
        </span>
        <button type="submit" name="more" value="1" aria-label={t.oneMore(name)}>
          +
        </button>
      </form>
      <p class="price">{formatMoney(product.price * quantity, lang)}</p>
    </li>
  )
}

/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { formatDay, formatMoney } from './lang.ts'
import { type Frame, Layout } from './layout.tsx'
import { goodsTotal, keptTotal, type Order } from './order-book.ts'
import { OrderLines } from './order-lines.tsx'
import { SignIn } from './sign-in.tsx'
import type { Visitor } from './visitor.ts'

type Props = {
  readonly frame: Frame
  readonly orders: readonly Order[]
  readonly note: (order: Order) => Child
}

/** What the customer has ordered, and what of it can still be returned. */
export function OrdersPage({ frame, orders, note }: Props) {
  const { visitor } = frame
  const { t, href } = visitor
  return (
    <Layout frame={frame} title={t.orders}>
      <h1>{t.orders}</h1>
      {visitor.person ? (
        <>
          <p class="lead">{orders.length === 0 ? t.ordersEmpty : t.ordersIntro}</p>
          {orders.length === 0 && (
            <a class="button" href={href('/shop')}>
              {t.cartEmptyAction}
            </a>
          )}
          {orders.map((order) => (
            <OrderCard order={order} visitor={visitor} note={note(order)} />
          ))}
        </>
      ) : (
        <SignIn visitor={visitor} />
      )}
    </Layout>
  )
}

function OrderCard({
  order,
  visitor,
  note,
}: {
  readonly order: Order
  readonly visitor: Visitor
  readonly note: Child
}) {
  const { t, lang, href } = visitor
  const left = keptTotal(order)
  const refunded = goodsTotal(order) - left
  const returning = (productId: string | undefined, label: string, name: string) => (
    <form method="post" action={href(`/shop/orders/${order.id}/returns`)}>
      {productId && <input type="hidden" name="product" value={productId} />}
      <button type="submit" class="button quiet slim" aria-label={name}>
        {label}
      </button>
    </form>
  )
  return (
    <article class="order">
      <header class="order-head">
        <h2>{t.orderNumber(order.id)}</h2>
        <p class="small">{formatDay(order.placedAt, lang)}</p>
        {left > 0 && returning(undefined, t.returnAll, `${t.returnAll}: ${order.id}`)}
      </header>
      <OrderLines
        order={order}
        visitor={visitor}
        action={(line) =>
          !line.isReturned &&
          order.lines.length > 1 &&
          returning(line.productId, t.returnLine, `${t.returnLine}: ${line.productId}`)
        }
      />
      <dl class="sums">
        {order.discount > 0 && (
          <div class="gift">
            <dt>{t.discount}</dt>
            <dd>{formatMoney(-order.discount, lang)}</dd>
          </div>
        )}
        <div class="sums-total">
          <dt>{t.paid}</dt>
          <dd>{formatMoney(goodsTotal(order) - order.discount, lang)}</dd>
        </div>
        {refunded > 0 && (
          <div>
            <dt>{left === 0 ? t.wholeRefunded : t.refunded}</dt>
            <dd>{formatMoney(refundOf(order), lang)}</dd>
          </div>
        )}
      </dl>
      {note}
    </article>
  )
}

/** What the customer got back: the returned share of what was paid, since a discount was on the whole. */
function refundOf(order: Pick<Order, 'lines' | 'discount'>): number {
  const total = goodsTotal(order)
  const returned = total - keptTotal(order)
  return Math.floor(((total - order.discount) * returned) / total)
}

/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { formatDay, formatMoney } from './lang.ts'
import { type Frame, Layout } from './layout.tsx'
import { goodsTotal, type Order } from './order-book.ts'
import { OrderLines } from './order-lines.tsx'

type Props = {
  readonly frame: Frame
  readonly order: Order
  /** What the demo says of what happened behind the shop. */
  readonly note: Child
}

/** Thanks for an order. */
export function OrderPage({ frame, order, note }: Props) {
  const { t, lang, href, person } = frame.visitor
  return (
    <Layout frame={frame} title={t.orderNumber(order.id)}>
      <section class="thanks">
        <h1>{t.thanks(person?.name ?? '')}</h1>
        <p>{t.orderPlaced(order.id, formatDay(order.placedAt, lang))}</p>
        <div class="order">
          <OrderLines order={order} visitor={frame.visitor} />
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
          </dl>
        </div>
        {note}
        <goodword-prompt data-order={order.id} />
        <a class="button quiet" href={href('/shop/orders')}>
          {t.toOrders}
        </a>
      </section>
    </Layout>
  )
}

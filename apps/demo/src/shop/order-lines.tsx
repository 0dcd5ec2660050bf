/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { pictureOf } from './front-page.tsx'
import { formatMoney } from './lang.ts'
import type { Order, OrderLine } from './order-book.ts'
import { findProduct } from './products.ts'
import type { Visitor } from './visitor.ts'

type Props = {
  readonly order: Order
  readonly visitor: Visitor
  readonly action?: (line: OrderLine) => Child
}

/** The products of an order, with what can still be done with each. */
export function OrderLines({ order, visitor: { lang, t }, action }: Props) {
  return (
    <ul class="lines">
      {order.lines.map((line) => (
        <li class={line.isReturned ? 'line returned' : 'line'}>
          <img src={pictureOf(line.productId)} alt="" width="400" height="320" />
          <div>
            {findProduct(line.productId)?.name[lang] ?? line.productId}
            <p class="small">
              {`${t.quantity} ${line.quantity}`}
              {line.isReturned && ` · ${t.returned}`}
            </p>
          </div>
          {action?.(line)}
          <p class="price">{formatMoney(line.price * line.quantity, lang)}</p>
        </li>
      ))}
    </ul>
  )
}

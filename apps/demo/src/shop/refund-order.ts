import type { Client } from '@goodword/client/create-client'
import { goodsTotal, type Order, type OrderBook } from './order-book.ts'

/**
 * Takes back the whole order, or one product of it. The refund is named after what comes back, so the
 * same return sent twice is one refund.
 */
export async function refundOrder(
  goodword: Client,
  book: OrderBook,
  order: Order,
  productId: string | undefined,
): Promise<Order> {
  const returning = order.lines.filter(
    (line) => !line.isReturned && (productId === undefined || line.productId === productId),
  )
  if (returning.length === 0) return order

  const id = `${order.id}-${productId ?? 'all'}`
  const amount = goodsTotal({ lines: returning })
  const { outcomes } = await goodword.refundConversion({
    params: { conversion_id: order.conversionId },
    idempotencyKey: `refund-${order.checkoutId}-${id}`,
    body: { external_id: id, amount },
  })

  const refunded: Order = {
    ...order,
    lines: order.lines.map((line) =>
      returning.includes(line) ? { ...line, isReturned: true } : line,
    ),
    refunds: [...order.refunds, { id, amount, outcomes }],
  }
  book.keep(refunded)
  return refunded
}

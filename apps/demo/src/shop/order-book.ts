import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'

/** What the API answered to an order or a refund: shown to whoever tries this out. */
export type Outcomes = Reply<Operations['recordConversion']>['outcomes']

export type Refund = { readonly id: string; readonly amount: number; readonly outcomes: Outcomes }

export type OrderLine = {
  readonly productId: string
  readonly quantity: number
  readonly price: number
  readonly isReturned: boolean
}

/** An order as the shop keeps it. Amounts are in fen. */
export type Order = {
  readonly id: string
  /** Made with the checkout page, so that the same page sent twice is one order. */
  readonly checkoutId: string
  readonly personId: string
  readonly lines: readonly OrderLine[]
  readonly discount: number
  readonly conversionId: string
  readonly placedAt: string
  readonly outcomes: Outcomes
  readonly refunds: readonly Refund[]
}

/** The shop's own records, in one file: a real shop has a database here. */
export type OrderBook = {
  ordersOf(personId: string): readonly Order[]
  find(id: string | undefined): Order | undefined
  findByCheckout(checkoutId: string): Order | undefined
  keep(order: Order): void
}

export function openOrderBook(file: string): OrderBook {
  const orders: Order[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []

  return {
    ordersOf: (personId) => orders.filter((order) => order.personId === personId).reverse(),
    find: (id) => orders.find((order) => order.id === id),
    findByCheckout: (checkoutId) => orders.find((order) => order.checkoutId === checkoutId),
    keep(order) {
      const at = orders.findIndex(({ id }) => id === order.id)
      if (at === -1) orders.push(order)
      else orders[at] = order
      // Renamed into place, so that a stop in the middle leaves the file as it was.
      writeFileSync(`${file}.new`, JSON.stringify(orders))
      renameSync(`${file}.new`, file)
    },
  }
}

export function goodsTotal(order: Pick<Order, 'lines'>): number {
  return order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
}

/** What is still with the customer, at full price. */
export function keptTotal(order: Pick<Order, 'lines'>): number {
  return goodsTotal({ lines: order.lines.filter(({ isReturned }) => !isReturned) })
}

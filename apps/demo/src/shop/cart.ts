import { findProduct, type Product } from './products.ts'

export type CartLine = { readonly product: Product; readonly quantity: number }
export type Cart = readonly CartLine[]

const quantityMax = 9

/** Reads a cart as its cookie holds it: `oolong.1~cups.2`. What does not fit is left out. */
export function readCart(text: string): Cart {
  return text.split('~').flatMap((part) => {
    const [id, count] = part.split('.')
    const product = findProduct(id)
    const quantity = Number(count)
    const fits = Number.isInteger(quantity) && quantity >= 1 && quantity <= quantityMax
    return product && fits ? [{ product, quantity }] : []
  })
}

export function writeCart(cart: Cart): string {
  return cart.map(({ product, quantity }) => `${product.id}.${quantity}`).join('~')
}

/** The cart with some more, or with a negative number some less, of a product. */
export function addToCart(cart: Cart, product: Product, more: number): Cart {
  const known = cart.find((line) => line.product === product)
  if (!known) return more > 0 ? [...cart, { product, quantity: more }] : cart
  const quantity = Math.min(quantityMax, known.quantity + more)
  return cart.flatMap((line) => {
    if (line !== known) return [line]
    return quantity >= 1 ? [{ product, quantity }] : []
  })
}

export function cartTotal(cart: Cart): number {
  return cart.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)
}

export function cartCount(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0)
}

import { Refusal } from '@goodword/contract/errors'

/** Refuses where a balance is too small, and says what is needed and what is left. */
export function tooSmall(
  pointer: string,
  asset: string,
  { needed, held }: { readonly needed: number; readonly held: number },
): Refusal {
  const message = `${inWords(needed)} ${asset} needed, ${inWords(held)} left.`
  return new Refusal('balance_too_small', { fields: [{ pointer, message }] })
}

/** A whole number with its thousands apart. */
export function inWords(amount: number): string {
  return amount.toLocaleString('en')
}

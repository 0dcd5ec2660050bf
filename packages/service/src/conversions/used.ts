import { useKey } from '@goodword/domain/rewards/use-limits'

/** How much of each meter is used, by meter and period. Facts hold it as it is, so it is never changed, but replaced. */
export type Used = Readonly<Record<string, number>>

type Use = { readonly meter: string; readonly period: string; readonly used: number }

/** What is used once this is used too. */
export function usedMore(known: Used | undefined, { meter, period, used }: Use): Used {
  const key = useKey(meter, period)
  return known === undefined ? { [key]: used } : { ...known, [key]: (known[key] ?? 0) + used }
}

/** Of somebody who has used nothing. */
export const UNUSED: Used = {}

import type { Reply } from '@goodword/contract/operation'
import type { getWidgetWallet } from '@goodword/contract/wallet'
import { textIn } from '@goodword/domain/programs/describe-program'
import { type Tiers, tierOf } from '@goodword/domain/wallet/tiers'

/** Where somebody stands in a program's tiers, by names in their language. */
export function tierBody(
  tiers: Tiers,
  growth: number,
  locale: string,
): NonNullable<Reply<typeof getWidgetWallet>['tier']> {
  const { reached, next } = tierOf(tiers, growth)
  const nameIn = ({ id, name }: Tiers[number]) => textIn(name, locale) ?? id
  return {
    id: reached?.id ?? null,
    name: reached ? nameIn(reached) : null,
    from: reached?.from ?? 0,
    growth,
    next: next
      ? { id: next.id, name: nameIn(next), from: next.from, missing: next.from - growth }
      : null,
  }
}

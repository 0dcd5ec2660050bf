import { checkDocument } from './check-document.ts'
import type { ProgramDraft } from './document.ts'

export const document: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      if: 'conversion.gross_amount >= 9900',
      give: [{ to: 'friend', kind: 'coupon', value: { share_basis_points: 1500, asset: 'CNY' } }],
    },
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 100, asset: 'CNY' } }],
    },
    {
      id: 'third',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 5, asset: 'points' } }],
    },
  ],
  limits: [{ per: 'advocate', count: 50, period: 'year', time_zone: 'Asia/Shanghai' }],
}

/** The document with one place changed; the place named by its JSON pointer, undefined to remove it. */
export function withChange(pointer: string, value: unknown): unknown {
  return changed(document, pointer, value)
}

/** A copy with one place changed, where that place still is. */
export function changed(input: unknown, pointer: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(input))
  const keys = pointer.slice(1).split('/')
  const last = keys.pop()!
  const parent = keys.reduce((at: unknown, key) => (isNode(at) ? at[key] : undefined), copy)
  if (!isNode(parent)) return copy
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function placesIn(value: unknown, pointer = ''): string[] {
  if (!isNode(value)) return []
  return Object.entries(value).flatMap(([key, item]) => [
    `${pointer}/${key}`,
    ...placesIn(item, `${pointer}/${key}`),
  ])
}

export function faultsOf(input: unknown) {
  const checked = checkDocument(input)
  return checked.kind === 'ok' ? [] : checked.faults
}

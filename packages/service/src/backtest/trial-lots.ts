import type { Effects } from '@goodword/domain/effects/effects'

type Noted = Effects['lots'] extends Map<infer Id, infer Noted> ? [Id, Noted] : never

/**
 * The lots of a trial. Whoever moves a reward finds the lot that it brought, as loading would bring it; what is
 * gone through are those alone that have moved since the page was turned.
 */
export class TrialLots extends Map<Noted[0], Noted[1]> {
  private readonly known: Map<Noted[0], Noted[1]> = new Map()

  override get(id: Noted[0]): Noted[1] | undefined {
    return super.get(id) ?? this.known.get(id)
  }

  override clear(): void {
    for (const [id, { row }] of this) this.known.set(id, { row, read: row })
    super.clear()
  }
}

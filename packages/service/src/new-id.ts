import { randomFillSync } from 'node:crypto'
import { type NewId, toId } from '@goodword/domain/ids'
import { V7Generator } from 'uuidv7'

/** New ids of the real world: UUIDv7, so that rows made together lie together. */
export const newId: NewId = (kind) => toId(kind, generator.generate().toString())

// One conversion takes some twenty ids, so chance is asked of the system for many at once.
const chance = new Uint32Array(2_048)
let next = chance.length

const generator = new V7Generator({
  nextUint32: () => {
    if (next === chance.length) {
      randomFillSync(chance)
      next = 0
    }
    return chance[next++]!
  },
})

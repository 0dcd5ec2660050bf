import { type NewId, toId } from '@goodword/domain/ids'
import { uuidv7 } from 'uuidv7'

/** New ids of the real world: UUIDv7, so that rows made together lie together. */
export const newId: NewId = (kind) => toId(kind, uuidv7())

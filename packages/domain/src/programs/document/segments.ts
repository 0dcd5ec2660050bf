import * as v from 'valibot'
import { condition, name } from './words.ts'

/** A group of people by what is known of them, so that rules can name it. */
export const SegmentSchema = v.strictObject({
  id: v.pipe(name, v.description('A name for the segment; rules speak of it.')),
  if: v.pipe(condition, v.description('Who belongs to it, such as advocate.tier == "platinum".')),
})

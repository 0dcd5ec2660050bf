import * as v from 'valibot'
import { condition, name } from './words.ts'

/** A group of people by what is known of them, so that rules can name it. */
export const SegmentSchema = v.strictObject({
  id: v.pipe(name, v.description('A name for the segment; rules speak of it.')),
  if: v.pipe(condition, v.description('Who belongs to it, such as advocate.tier == "platinum".')),
})

/** The segments that something is for, by their names: one, or several of which one will do. */
export const segmentNames = v.union(
  [
    name,
    v.pipe(
      v.array(name),
      v.minLength(1, 'Name a segment, or leave it out for everybody.'),
      v.maxLength(50, 'At most 50 segments.'),
    ),
  ],
  'Name a segment, or a list of segments of which one will do.',
)

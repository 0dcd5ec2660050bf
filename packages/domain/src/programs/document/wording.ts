import * as v from 'valibot'
import { line, paragraph } from '../../text.ts'

/** The merchant's own words; what is missing is spoken in ours. */
export const WordingSchema = v.strictObject({
  headline: v.optional(line(120)),
  share_text: v.optional(paragraph(500)),
  friend_headline: v.optional(line(120)),
  friend_text: v.optional(paragraph(500)),
})

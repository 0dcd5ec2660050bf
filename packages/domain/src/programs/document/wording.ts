import * as v from 'valibot'
import { line, paragraph } from '../../text.ts'

/** The merchant's own words; what is missing is spoken in ours. */
export const WordingSchema = v.strictObject({
  headline: v.optional(v.pipe(line(120), v.description('What the panel says first.'))),
  share_text: v.optional(v.pipe(paragraph(500), v.description('What is sent with the link.'))),
  friend_headline: v.optional(
    v.pipe(line(120), v.description("What the friend's welcome says first.")),
  ),
  friend_text: v.optional(v.pipe(paragraph(500), v.description('What the welcome says below it.'))),
})

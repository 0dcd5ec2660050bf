import * as v from 'valibot'
import { line, paragraph } from '../../text.ts'
import { ChannelSchema } from './sharing.ts'

/** The merchant's own words; what is missing in a language is said as in English, else in our words. */
export const WordingSchema = v.strictObject({
  headline: v.optional(v.pipe(line(120), v.description('What the panel says first.'))),
  share_text: v.optional(v.pipe(paragraph(500), v.description('What is sent with the link.'))),
  share_texts: v.optional(
    v.pipe(
      v.record(ChannelSchema, paragraph(500)),
      v.description('What is sent on single channels, where that is not `share_text`.'),
    ),
  ),
  friend_headline: v.optional(
    v.pipe(line(120), v.description("What the friend's welcome says first.")),
  ),
  friend_text: v.optional(v.pipe(paragraph(500), v.description('What the welcome says below it.'))),
  messages: v.optional(
    v.pipe(
      v.record(v.string(), line(300)),
      v.description(
        'Any other text of the widget, by its name; `{give}` stands for what is filled in.',
      ),
    ),
  ),
})

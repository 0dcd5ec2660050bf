import * as v from 'valibot'
import { positive } from './words.ts'

/** Until when an appeal is answered, and what becomes of one that is not. */
export const AppealsSchema = v.pipe(
  v.strictObject({
    due_hours: v.optional(
      v.pipe(
        positive(720),
        v.description('Within so many hours staff answer; after that it is overdue.'),
      ),
      48,
    ),
    overdue: v.optional(
      v.pipe(
        v.picklist(['uphold', 'reject', 'keep_open'], 'Use "uphold", "reject" or "keep_open".'),
        v.description('What becomes of an appeal that nobody answered in time.'),
      ),
      'keep_open',
    ),
  }),
  v.description('How customers contest a decision, and by when they are answered.'),
)

export type AppealsPolicy = v.InferOutput<typeof AppealsSchema>

/** What holds where a document does not speak of appeals. */
export const usualAppeals: AppealsPolicy = v.parse(AppealsSchema, {})

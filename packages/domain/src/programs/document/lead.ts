import * as v from 'valibot'
import { paragraph } from '../../text.ts'
import { localized } from './words.ts'

const stage = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Name a stage in small letters, such as "qualified".'),
)

/** The stages that a lead goes through, in order, and what is said to one that does not fit. */
export const LeadSchema = v.strictObject({
  stages: v.optional(
    v.pipe(
      v.array(stage),
      v.minLength(2, 'Name two stages at least.'),
      v.maxLength(12, 'At most 12 stages.'),
      v.check((stages) => stages[0] === 'submitted', 'The first stage is "submitted".'),
      v.check(
        (stages) => new Set(stages).size === stages.length,
        'Each stage has a name of its own.',
      ),
      v.check(
        (stages) => !stages.includes('unqualified'),
        '"unqualified" is how a lead ends early; it is not a stage on the way.',
      ),
      v.description('What a lead goes through, in order; each is a conversion "lead_stage".'),
    ),
    ['submitted', 'qualified', 'meeting', 'won'],
  ),
  alternative: v.optional(
    v.pipe(
      localized(paragraph(500)),
      v.description('What is offered to a lead that does not fit, by language.'),
    ),
  ),
})

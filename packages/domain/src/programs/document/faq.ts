import * as v from 'valibot'
import { line, paragraph } from '../../text.ts'
import { localized } from './words.ts'

/** What customers ask, answered by the merchant; shown beside the terms. */
export const FaqSchema = v.pipe(
  v.array(
    v.strictObject({
      question: v.pipe(localized(line(200)), v.description('The question, by language.')),
      answer: v.pipe(localized(paragraph(2000)), v.description('The answer, by language.')),
    }),
  ),
  v.maxLength(30, 'At most 30 questions.'),
  v.description('What customers ask, with your answers; shown beside the terms.'),
)

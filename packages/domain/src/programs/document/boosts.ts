import * as v from 'valibot'
import { moment, name, positive } from './words.ts'

const multiplierMessage = 'Give basis points from 10001 to 1000000: 20000 doubles.'

/** A multiplier between two moments, the first within and the second not; it ends by itself. */
export const BoostSchema = v.pipe(
  v.strictObject({
    id: v.pipe(name, v.description('A name for the boost; receipts speak of it.')),
    from: v.pipe(moment, v.description('The first moment at which it holds.')),
    to: v.pipe(moment, v.description('The first moment at which it no longer holds.')),
    multiplier_basis_points: v.pipe(
      v.number(multiplierMessage),
      v.integer(multiplierMessage),
      v.minValue(10_001, multiplierMessage),
      v.maxValue(1_000_000, multiplierMessage),
      v.description('By how much rewards are multiplied: 20000 doubles them.'),
    ),
    first: v.optional(
      v.pipe(
        positive(1_000_000_000),
        v.description('Only for so many friends; a place is free again when a friend falls away.'),
      ),
    ),
    rules: v.optional(
      v.pipe(
        v.array(name),
        v.minLength(1, 'Name a rule, or leave it out for all.'),
        v.maxLength(50, 'At most 50 rules.'),
        v.description('The rules, by id, whose rewards it multiplies; all, where it is left out.'),
      ),
    ),
  }),
  v.forward(
    v.check(({ from, to }) => Date.parse(from) < Date.parse(to), 'It ends before it begins.'),
    ['to'],
  ),
)

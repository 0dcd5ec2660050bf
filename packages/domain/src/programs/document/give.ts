import * as v from 'valibot'
import { recipients } from '../../rewards/recipients.ts'
import { givenKinds } from '../../rewards/reward-kinds.ts'
import { line } from '../../text.ts'
import { ValueSchema } from './value.ts'
import { basisPoints, condition, days, localized, name, positive } from './words.ts'

/** What is given: one kind of thing, and how much of it. */
export const thing = {
  kind: v.pipe(
    v.picklist(givenKinds, `Use one of ${givenKinds.join(', ')}.`),
    v.description('In which form it is given.'),
  ),
  value: v.pipe(ValueSchema, v.description('How much it is worth.')),
  valid_days: v.optional(
    v.pipe(days(1, 3650), v.description('It runs out so many days after its issue.')),
  ),
  valid_months: v.optional(
    v.pipe(positive(120), v.description('It runs out so many calendar months after its issue.')),
  ),
  beneficiary: v.optional(
    v.pipe(name, v.description('Whom a donation goes to: a name out of `beneficiaries`.')),
  ),
  address: v.optional(
    v.pipe(
      v.boolean('Give true or false.'),
      v.description('A gift that is sent: its recipient is asked for an address.'),
    ),
  ),
  label: v.optional(
    v.pipe(localized(line(120)), v.description('Your own name for it, such as "Free parking".')),
  ),
}

/** What is given in the stead of the first thing, where something holds. */
const Alternative = v.strictObject({
  if: v.pipe(condition, v.description('Where this holds, it is given instead.')),
  ...thing,
})

/** Parts of a reward that come one after the other; each is a reward of its own. */
const Instalments = v.pipe(
  v.array(
    v.strictObject({
      share_basis_points: v.pipe(
        basisPoints,
        v.description('Which share of the whole it is: 5000 is half.'),
      ),
      hold_days: v.pipe(
        days(0, 400),
        v.description('This part is held for so many days after the conversion.'),
      ),
    }),
  ),
  v.minLength(2, 'One instalment is the whole: leave them out.'),
  v.maxLength(12, 'At most 12 instalments.'),
  v.check(
    (parts) => parts.reduce((sum, part) => sum + part.share_basis_points, 0) === 10_000,
    'The shares of all instalments come to 10000 basis points.',
  ),
)

/** What a recipient gets, and when. `hold_days` count from the conversion; `valid_days` from the issue. */
const Give = v.strictObject({
  to: v.pipe(
    v.picklist(recipients, `Give to one of ${recipients.join(', ')}.`),
    v.description('Who gets it; "upline_2" is the advocate\'s own advocate, "upline_3" theirs.'),
  ),
  ...thing,
  hold_days: v.optional(
    v.pipe(
      days(0, 400),
      v.description('It is held for so many days after the conversion, past the time for returns.'),
    ),
    0,
  ),
  instalments: v.optional(
    v.pipe(Instalments, v.description('It is given in these parts, each with a hold of its own.')),
  ),
  instead: v.optional(v.pipe(Alternative, v.description('What is given in its stead, and where.'))),
  stock: v.optional(
    v.pipe(
      positive(1_000_000_000),
      v.description('There are so many of it in the whole program, and then no more.'),
    ),
  ),
  choice: v.optional(
    v.pipe(
      name,
      v.description('Gifts of a rule with the same name here are one: the recipient chooses.'),
    ),
  ),
  after_use: v.optional(
    v.pipe(
      v.picklist(['keep', 'review'], 'Use "keep" or "review".'),
      v.description(
        'What happens when its ground goes after it was used, as by a chargeback: nothing, or staff look at it. Nothing, where it is left out.',
      ),
    ),
  ),
})

/** What one rule gives. */
export const gives = v.pipe(
  v.array(Give),
  v.minLength(1, 'A rule gives something.'),
  v.maxLength(8, 'At most 8 gifts a rule.'),
  v.description('What the rule gives, each to whom.'),
)

import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { thing } from './give.ts'
import { days, moment, name, positive } from './words.ts'

/** What a winner gets: something fixed, since there is no conversion to take a share of. */
const Prize = v.strictObject({
  to: v.pipe(
    v.literal('advocate', 'A prize goes to whoever wins it: use "advocate".'),
    v.description('Whoever wins it.'),
  ),
  ...thing,
  value: v.pipe(
    v.strictObject({
      amount: v.pipe(AmountSchema, v.description('So much, in minor units.')),
      asset: v.pipe(AssetSchema, v.description('A currency, or a unit of your own.')),
    }),
    v.description('How much it is worth.'),
  ),
  hold_days: v.optional(
    v.pipe(days(0, 400), v.description('It is held for so many days after it was won.')),
    0,
  ),
})

const prizeGives = v.pipe(
  v.array(Prize),
  v.minLength(1, 'A prize is something.'),
  v.maxLength(8, 'At most 8 gifts a prize.'),
  v.description('What each winner gets.'),
)

const rank = positive(1000)

/** What the first ranks of a board get when its period is over. */
export const PrizesSchema = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({
        from: v.pipe(rank, v.description('The first rank that gets it.')),
        to: v.pipe(
          rank,
          v.description('The last rank that gets it; all who share it get it whole.'),
        ),
        give: prizeGives,
      }),
      v.forward(
        v.check(({ from, to }) => from <= to, 'It ends above where it begins.'),
        ['to'],
      ),
    ),
  ),
  v.minLength(1, 'Give one prize at least, or leave prizes out.'),
  v.maxLength(20, 'At most 20 prizes.'),
  v.check(
    (prizes) => prizes.every(({ from }, at) => at === 0 || from > (prizes[at - 1]?.to ?? 0)),
    'Prizes go from the top, and none begins before the one before it has ended.',
  ),
)

/** A draw among those who hold entries, by a seed that was promised before anybody had one. */
export const DrawSchema = v.strictObject({
  id: v.pipe(name, v.description('A name for the draw; its address has it. It is held once.')),
  entries: v.pipe(
    AssetSchema,
    v.description('The unit that its entries are in: what rules give as `draw_entry`.'),
  ),
  at: v.pipe(moment, v.description('When it is held: whoever holds entries then takes part.')),
  winners: v.optional(
    v.pipe(rank, v.description('How many people win; nobody wins twice in one draw.')),
    1,
  ),
  give: prizeGives,
})

import type { Effects, Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import { chooseLots, type LotPart } from '../wallet/choose-lots.ts'
import { payDebts } from '../wallet/debt.ts'
import type { Lot } from '../wallet/lot.ts'
import { giveOn, spend } from '../wallet/spend.ts'
import { carryIn, nowIn, personIn, type World } from './simulated-world.test-kit.ts'

/** Somebody spends of their balance; false where there is too little. */
export function spendIn(
  world: World,
  tools: Tools,
  name: string,
  asset: string,
  amount: number,
): boolean {
  return takeOut(world, tools, name, asset, amount, (effects, parts) =>
    spend(effects, tools, parts, tools.newId('rdm'), nowIn(world)),
  )
}

/** Somebody gives of their balance to another; false where there is too little. */
export function giveIn(
  world: World,
  tools: Tools,
  name: string,
  to: string,
  asset: string,
  amount: number,
): boolean {
  return takeOut(world, tools, name, asset, amount, (effects, parts) =>
    giveOn(effects, tools, parts, personIn(world, to), tools.newId('trf'), nowIn(world)),
  )
}

export function lotsIn(world: World, owner: Id<'par'>, asset: string): Lot[] {
  return [...world.store.lots.values()].filter(
    (lot) => lot.participant_id === owner && lot.asset === asset,
  )
}

/** What is owed is paid first, whether the rest is enough or not. */
function takeOut(
  world: World,
  tools: Tools,
  name: string,
  asset: string,
  amount: number,
  act: (effects: Effects, parts: readonly LotPart[]) => unknown,
): boolean {
  return carryIn(world, (effects) => {
    const own = lotsIn(world, personIn(world, name), asset)
    const lots = payDebts(effects, tools, own, nowIn(world))
    const choice = chooseLots(lots, amount, nowIn(world))
    if (choice.kind === 'enough') act(effects, choice.parts)
    return choice.kind === 'enough'
  })
}

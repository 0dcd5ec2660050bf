import type { ASTNode } from '@marcbachmann/cel-js'
import { childrenOf, factOf } from '../conditions/allowed-syntax.ts'
import type { FactPath, FactValue } from '../conditions/condition-facts.ts'
import { parseCondition } from '../conditions/condition-language.ts'
import { demandOf, readsOf } from '../conditions/conjuncts.ts'

/** A fact that a condition compares, and what with: what it would have to be is found among or beside these. */
export type Compared = { readonly fact: FactPath; readonly literals: readonly FactValue[] }

/**
 * The facts of a condition that are compared with nothing but written-out values. A fact that is also
 * calculated with, searched in or compared with another fact is left out: what it would have to be cannot
 * be told from the values beside it.
 */
export function comparedValues(source: string): Compared[] {
  const found = new Map<string, { fact: FactPath; literals: FactValue[] }>()
  const beyond = new Set<string>()

  function visit(node: ASTNode): void {
    if (connectives.has(node.op) && !factOf(node)) {
      childrenOf(node).forEach(visit)
      return
    }
    const demand = demandOf(node)
    if (demand && plain.has(demand.operator)) {
      note(demand.fact, [demand.needed].flat())
    } else if (asksForPresence(node)) {
      for (const fact of readsOf(node)) note(fact, [])
    } else {
      for (const { name } of readsOf(node)) beyond.add(name)
    }
  }

  function note(fact: FactPath, literals: readonly FactValue[]): void {
    const known = found.get(fact.name) ?? { fact, literals: [] }
    known.literals.push(...literals)
    found.set(fact.name, known)
  }

  visit(parseCondition(source).ast)
  return [...found.values()].filter(({ fact }) => !beyond.has(fact.name))
}

const connectives: ReadonlySet<string> = new Set(['&&', '||', '!_', '?:'])
const plain: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in'])

/** `has(friend.tier)`, or `"plan" in friend.attributes`. */
function asksForPresence(node: ASTNode): boolean {
  if (node.op === 'call') return node.args[0] === 'has'
  return node.op === 'in' && factOf(node.args[1])?.kind === 'map'
}

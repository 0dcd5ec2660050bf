import { type ASTNode, serialize } from '@marcbachmann/cel-js'
import { childrenOf, factOf } from './allowed-syntax.ts'
import type { FactPath, FactValue } from './condition-facts.ts'
import { parseCondition, prepareCondition } from './condition-language.ts'

/** One side of a condition's top-level `&&`, ready to be asked by itself. */
export type Conjunct = {
  readonly source: string
  readonly reads: readonly FactPath[]
  /** Whether an absent fact settles it: there is no `has`, no `||` and no `?:` that could do without. */
  readonly needsEveryFact: boolean
  readonly demand?: Demand
  /** What it says, where that is so plain that nothing need be run for it. */
  readonly compares?: Comparison
  readonly run: (context: Record<string, unknown>) => unknown
}

/** What a plain comparison asks of one fact. */
export type Demand = {
  readonly fact: FactPath
  readonly operator: string
  readonly needed: FactValue
}

/** A comparison of a fact with what is written out, both of one kind: nearly all conditions are made of these. */
export type Comparison = {
  readonly fact: FactPath
  readonly isMet: (value: FactValue) => boolean
}

/** Splits at the top-level `&&`, so that each conjunct can be asked, and named when it fails. */
export function conjunctsOf(source: string): Conjunct[] {
  const whole = parseCondition(source)
  const parts = splitAtAnd(whole.ast).map((node) => ({ node, text: sliceOf(source, node) }))
  // The slices must mean what the whole meant; should one not, the whole is its own only conjunct.
  const isFaithful = parts.every(({ node, text }) => isSame(node, text))
  const chosen = isFaithful ? parts : [{ node: whole.ast, text: source }]
  return chosen.map(({ node, text }) => conjunctOf(node, text))
}

function splitAtAnd(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(splitAtAnd) : [node]
}

function isSame(node: ASTNode, text: string): boolean {
  try {
    return serialize(parseCondition(text).ast) === serialize(node)
  } catch {
    return false
  }
}

function conjunctOf(node: ASTNode, source: string): Conjunct {
  const run = prepareCondition(source)
  run.check()
  const reads = readsOf(node)
  const demand = demandOf(node)
  const compares = demand && comparisonOf(demand)
  const needsEveryFact = !isLenient(node)
  return {
    source,
    reads,
    needsEveryFact,
    run,
    ...(demand && { demand }),
    ...(compares && { compares }),
  }
}

/** The source of a piece; its range leaves out the parentheses around it and around its outer parts. */
function sliceOf(source: string, node: ASTNode): string {
  const brackets = [...source.matchAll(tokens)].filter(
    ({ 0: token }) => token === '(' || token === ')',
  )
  let { start, end } = node
  let open = 0
  let unopened = 0
  for (const { 0: token, index } of brackets) {
    if (index < node.start || index >= node.end) continue
    if (token === '(') open++
    else if (open > 0) open--
    else unopened++
  }
  const before = brackets.filter(({ index }) => index < node.start)
  const after = brackets.filter(({ index }) => index >= node.end)
  if (unopened > 0) start = before.at(-unopened)?.index ?? start
  if (open > 0) end = (after[open - 1]?.index ?? end - 1) + 1
  return source.slice(start, end)
}

// Texts and comments come first, so that a parenthesis inside them is not taken for one.
const tokens =
  /[rR]?"{3}.*?"{3}|[rR]?'{3}.*?'{3}|[rR]"[^"]*"|[rR]'[^']*'|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\r\n]*|[()]/gs

/** The facts that a piece of a condition names, one after the other. */
export function readsOf(node: ASTNode): FactPath[] {
  const fact = factOf(node)
  if (fact) return [fact]
  if (node.op === 'in') {
    const [item, group] = node.args
    const map = factOf(group)
    if (map?.kind === 'map' && typeof item.args === 'string') {
      return [{ ...map, name: `${map.name}.${item.args}`, key: item.args, kind: 'entry' }]
    }
  }
  return childrenOf(node).flatMap(readsOf)
}

function isLenient(node: ASTNode): boolean {
  if (factOf(node)) return false
  if (node.op === '||' || node.op === '&&' || node.op === '?:') return true
  if (node.op === 'call' && node.args[0] === 'has') return true
  if (node.op === 'in' && factOf(node.args[1])?.kind === 'map') return true
  return childrenOf(node).some(isLenient)
}

const mirrored: Record<string, string> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

/** What a piece asks of one fact, where it is a plain comparison with what is written out. */
export function demandOf(node: ASTNode): Demand | undefined {
  const asked = factOf(node)
  if (asked) return { fact: asked, operator: '==', needed: true }

  if (node.op === '!_') {
    const refused = factOf(node.args)
    return refused && { fact: refused, operator: '==', needed: false }
  }
  if (node.op === 'rcall' && node.args[2].length === 1) {
    return demand(node.args[1], node.args[0], node.args[2][0]!)
  }
  if (node.op === 'in') return demand(node.args[0], 'in', node.args[1])

  const mirror = mirrored[node.op]
  if (!mirror) return undefined
  const [left, right] = childrenOf(node)
  return demand(left!, node.op, right!) ?? demand(right!, mirror, left!)
}

function demand(subject: ASTNode, operator: string, literal: ASTNode): Demand | undefined {
  const fact = factOf(subject)
  const needed = literalOf(literal)
  return fact && needed !== undefined ? { fact, operator, needed } : undefined
}

/** Whole numbers, texts and flags compare here as they do in the language; all else is the language's own. */
function comparisonOf({ fact, operator, needed }: Demand): Comparison | undefined {
  const isWhole = fact.kind === 'int' && Number.isSafeInteger(needed)
  const isText = fact.kind === 'string' && typeof needed === 'string'
  const isFlag = fact.kind === 'bool' && typeof needed === 'boolean'
  if (!(isWhole || isText || isFlag)) return undefined
  if (operator === '==') return { fact, isMet: (value) => value === needed }
  if (operator === '!=') return { fact, isMet: (value) => value !== needed }
  if (!isWhole) return undefined
  if (operator === '<') return { fact, isMet: (value) => value < needed }
  if (operator === '<=') return { fact, isMet: (value) => value <= needed }
  if (operator === '>') return { fact, isMet: (value) => value > needed }
  if (operator === '>=') return { fact, isMet: (value) => value >= needed }
  return undefined
}

function literalOf(node: ASTNode): FactValue | undefined {
  if (node.op === '-_') {
    const positive = literalOf(node.args)
    return typeof positive === 'number' ? -positive : undefined
  }
  if (node.op === 'list') {
    const items = node.args.map(literalOf).filter((item) => item !== undefined)
    return items.length === node.args.length ? items : undefined
  }
  if (node.op !== 'value') return undefined
  if (typeof node.args === 'bigint') return Number(node.args)
  return typeof node.args === 'object' ? undefined : node.args
}

import type { ASTNode } from '@marcbachmann/cel-js'
import type { FaultText } from '../programs/fault-words/fault-text.ts'
import {
  conditionFacts,
  type FactPath,
  type FactSubject,
  findFact,
  isSubject,
} from './condition-facts.ts'
import { nearestName } from './nearest-name.ts'
import { patternProblem } from './patterns.ts'

/** What is wrong with a condition, and where: offsets into its source, the end excluded. */
export type ConditionProblem = {
  readonly message: FaultText
  readonly from: number
  readonly to: number
  readonly suggestion?: string
}

const DEPTH_MAX = 24
const LIST_MAX = 100

/**
 * The first thing in a condition that is not on the list of what conditions may do, if any.
 * The language has more (clocks of the host's zone, backtracking patterns, loops) than is safe or needed.
 */
export function syntaxProblem(
  node: ASTNode,
  subjects: readonly FactSubject[],
  depth = 1,
): ConditionProblem | undefined {
  if (depth > DEPTH_MAX) return at(node, 'This is nested too deeply.')

  const problem = ownProblem(node, subjects)
  if (problem) return problem
  if (factOf(node)) return undefined

  for (const child of childrenOf(node)) {
    // A chain a && b && c is one level to its reader, however the parser nests it.
    const isChain = child.op === node.op && (node.op === '&&' || node.op === '||')
    const found = syntaxProblem(child, subjects, isChain ? depth : depth + 1)
    if (found) return found
  }
  return undefined
}

/** Which fact a piece of a condition names, if it is nothing but the name of a fact. */
export function factOf(node: ASTNode): FactPath | undefined {
  const words = wordsOf(node)
  return words && findFact(words.subject, words.field, words.key)
}

/** The pieces that a piece of a condition is made of. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
    case 'map':
    case '.?':
    case '[?]':
      return []
    case '.':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/** What is wrong with this piece itself, its parts left aside. */
function ownProblem(node: ASTNode, subjects: readonly FactSubject[]): ConditionProblem | undefined {
  switch (node.op) {
    case 'value':
      return literalProblem(node)
    case 'id':
      return bareWordProblem(node, node.args)
    case '.':
    case '[]':
      return factProblem(node, subjects)
    case 'in':
      return membershipProblem(node)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmeticProblem(node)
    case 'list':
      return node.args.length > LIST_MAX
        ? at(node, `A list may have at most ${LIST_MAX} values.`)
        : undefined
    case 'call':
      return callProblem(node, node.args[0], node.args[1])
    case 'rcall':
      return methodProblem(node, node.args[0], node.args[2])
    case 'map':
    case '.?':
    case '[?]':
      return at(node, 'This cannot be used in a condition.')
    default:
      return childrenOf(node).map(wholeMapProblem).find(Boolean)
  }
}

function literalProblem(node: ASTNode): ConditionProblem | undefined {
  const value = node.args
  if (value === null) return at(node, 'Ask whether a fact is there with has(), not with null.')
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value))) {
    return at(node, 'This number is too large.')
  }
  if (['string', 'bigint', 'number', 'boolean'].includes(typeof value)) return undefined
  return at(node, 'Only texts, numbers, true and false can be written here.')
}

function bareWordProblem(node: ASTNode, word: string): ConditionProblem {
  if (isSubject(word))
    return at(node, `Name one of its facts, such as ${word}.${fieldsOf(word)[0]}.`)
  const owner = subjectNames.find((subject) => fieldsOf(subject).includes(word))
  const suggestion = owner ? `${owner}.${word}` : nearestName(word, subjectNames)
  return at(node, 'This name is not known here.', suggestion)
}

function factProblem(
  node: ASTNode,
  subjects: readonly FactSubject[],
): ConditionProblem | undefined {
  const words = wordsOf(node)
  if (!words) return at(node, 'A fact is written like friend.tier or friend.attributes.plan.')

  const { subject, field, key } = words
  const subjectRange = { start: node.start, end: node.start + subject.length }
  if (!isSubject(subject)) {
    return at(subjectRange, 'This name is not known here.', nearestName(subject, subjectNames))
  }
  if (!subjects.includes(subject)) return at(subjectRange, `There is no ${subject} at this point.`)

  if (!findFact(subject, field)) {
    const owner = key === undefined ? node : (childrenOf(node)[0] ?? node)
    const range = { start: owner.pos, end: owner.end }
    const suggestion = nearestName(field, fieldsOf(subject))
    return at(range, `There is no such fact about the ${subject}.`, suggestion)
  }
  const last = { start: node.op === '.' ? node.pos : node.start, end: node.end }
  if (key === undefined) return undefined
  if (unsafeKeys.has(key)) return at(last, 'This name cannot be used.')
  if (!findFact(subject, field, key))
    return at(last, `${subject}.${field} has no parts of its own.`)
  return undefined
}

// They mean something to JavaScript, so no merchant needs them and an attacker might.
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype'])

function membershipProblem(node: ASTNode & { op: 'in' }): ConditionProblem | undefined {
  const [item, group] = node.args
  if (factOf(group)?.kind !== 'map') return [item, group].map(wholeMapProblem).find(Boolean)
  if (item.op === 'value' && typeof item.args === 'string') return undefined
  return at(item, `Only a text can be looked for here, such as "plan" in ${factOf(group)!.name}.`)
}

/** A map as a whole means nothing to any operator but `in`. */
function wholeMapProblem(node: ASTNode): ConditionProblem | undefined {
  const fact = factOf(node)
  return fact?.kind === 'map'
    ? at(node, `Name one of its entries, such as ${fact.name}.plan.`)
    : undefined
}

function arithmeticProblem(node: ASTNode): ConditionProblem | undefined {
  for (const operand of childrenOf(node)) {
    const fact = factOf(operand)
    const isWhole = fact
      ? fact.kind === 'int'
      : operand.op !== 'value' || typeof operand.args === 'bigint'
    if (!isWhole)
      return at(operand, 'Only whole numbers such as conversion.amount can be calculated with.')
  }
  return undefined
}

function callProblem(node: ASTNode, name: string, args: readonly ASTNode[]) {
  if (name === 'has') {
    const fact = args.length === 1 && args[0]!.op === '.' ? wordsOf(args[0]!) : undefined
    if (!fact) return at(node, 'has() takes one fact, such as has(friend.tier).')
    return wholeMapProblem(args[0]!)
  }
  if (name === 'size') return args.map(wholeMapProblem).find(Boolean)
  return at(node, 'This function is not known here.', nearestName(name, ['has', 'size']))
}

const methods = ['startsWith', 'endsWith', 'contains', 'matches', 'lowerAscii', 'size']

function methodProblem(node: ASTNode, name: string, args: readonly ASTNode[]) {
  if (!methods.includes(name)) {
    const known = methods.map((method) => method.toLowerCase())
    const nearest = nearestName(name, known)
    return at(node, 'This function is not known here.', nearest && methods[known.indexOf(nearest)])
  }
  if (name === 'matches') {
    const pattern = args[0]
    if (args.length !== 1 || pattern?.op !== 'value' || typeof pattern.args !== 'string') {
      return at(node, 'matches() takes one pattern, written out as a text.')
    }
    const message = patternProblem(pattern.args)
    if (message) return at(pattern, message)
  }
  return childrenOf(node).map(wholeMapProblem).find(Boolean)
}

/** The words of `subject.field`, `subject.field.key` or `subject.field["key"]`, known or not. */
function wordsOf(node: ASTNode): { subject: string; field: string; key?: string } | undefined {
  if (node.op === '.') {
    const [owner, last] = node.args
    if (owner.op === 'id') return { subject: owner.args, field: last }
    if (owner.op === '.' && owner.args[0].op === 'id') {
      return { subject: owner.args[0].args, field: owner.args[1], key: last }
    }
  }
  if (node.op === '[]') {
    const [owner, key] = node.args
    if (owner.op !== '.' || owner.args[0].op !== 'id') return undefined
    if (key.op !== 'value' || typeof key.args !== 'string') return undefined
    return { subject: owner.args[0].args, field: owner.args[1], key: key.args }
  }
  return undefined
}

const subjectNames = Object.keys(conditionFacts) as FactSubject[]

function fieldsOf(subject: FactSubject): readonly string[] {
  return Object.keys(conditionFacts[subject])
}

function at(
  range: { readonly start: number; readonly end: number },
  message: FaultText,
  suggestion?: string,
): ConditionProblem {
  const place = { message, from: range.start, to: range.end }
  return suggestion === undefined ? place : { ...place, suggestion }
}

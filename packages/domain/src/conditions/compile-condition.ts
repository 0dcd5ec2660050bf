import { ParseError } from '@marcbachmann/cel-js'
import type { FaultText, KindText } from '../programs/fault-words/fault-text.ts'
import { type ConditionProblem, syntaxProblem } from './allowed-syntax.ts'
import { conditionFacts, type FactSubject } from './condition-facts.ts'
import { parseCondition, prepareCondition } from './condition-language.ts'
import { type Conjunct, conjunctsOf } from './conjuncts.ts'

/** A checked condition: all of its conjuncts must hold. */
export type Condition = { readonly source: string; readonly conjuncts: readonly Conjunct[] }

export type CompiledCondition =
  | { readonly kind: 'ok'; readonly condition: Condition }
  | { readonly kind: 'error'; readonly problem: ConditionProblem }

const SOURCE_LENGTH_MAX = 2_000
const CACHE_MAX = 1_000

const allSubjects = Object.keys(conditionFacts) as FactSubject[]

/**
 * Checks a condition and makes it ready for evaluation, or says what is wrong and where.
 * `subjects` are the things there are facts about where it will be asked; all of them, unless told.
 */
export function compileCondition(
  source: string,
  subjects: readonly FactSubject[] = allSubjects,
): CompiledCondition {
  const cacheKey = `${subjects.join()} ${source}`
  const known = compiledConditions.get(cacheKey)
  if (known) return { kind: 'ok', condition: known }

  const problem = conditionProblem(source, subjects)
  if (problem) return { kind: 'error', problem }

  const condition = { source, conjuncts: conjunctsOf(source) }
  if (compiledConditions.size >= CACHE_MAX) {
    compiledConditions.delete(compiledConditions.keys().next().value!)
  }
  compiledConditions.set(cacheKey, condition)
  return { kind: 'ok', condition }
}

const compiledConditions = new Map<string, Condition>()

function conditionProblem(
  source: string,
  subjects: readonly FactSubject[],
): ConditionProblem | undefined {
  // First, for the parser recurses once for each of some signs: 5000 times ! would overflow the stack.
  if (source.length > SOURCE_LENGTH_MAX) {
    const message = `A condition may have at most ${SOURCE_LENGTH_MAX} characters.`
    return { message, from: SOURCE_LENGTH_MAX, to: source.length }
  }
  if (source.trim() === '') return { message: 'Write a condition.', from: 0, to: source.length }

  try {
    const problem = syntaxProblem(parseCondition(source).ast, subjects)
    if (problem) return problem
    const { error, type } = prepareCondition(source).check()
    if (error) return problemOf(error, source)
    if (type === 'bool' || type === 'dyn') return undefined
    return { message: 'A condition must be true or false.', from: 0, to: source.length }
  } catch (error) {
    if (error instanceof ParseError) return problemOf(error, source)
    throw error
  }
}

function problemOf(
  error: Pick<ParseError, 'code' | 'range' | 'summary'>,
  source: string,
): ConditionProblem {
  const { start, end } = error.range ?? { start: 0, end: source.length }
  const place = { from: Math.min(start, source.length), to: Math.min(end, source.length) }
  if (error.code === 'no_such_overload') {
    const kinds = error.summary.replace(/^no such overload: /, '').replace(/\w+/g, plainKind)
    return { message: `These do not go together: ${kinds}.`, ...place }
  }
  return { message: messages[error.code] ?? 'This cannot be understood.', ...place }
}

function plainKind(kind: string): string {
  return plainKinds[kind] ?? kind
}

const plainKinds: Readonly<Record<string, KindText>> = {
  int: 'whole number',
  double: 'decimal number',
  string: 'text',
  bool: 'yes or no',
}

const messages: Record<string, FaultText> = {
  unexpected_token: 'Something is missing or out of place here.',
  expected_token: 'Something is missing or out of place here.',
  unexpected_character: 'This character is out of place.',
  unterminated_string: 'This text has no closing quotation mark.',
  unterminated_triple_quoted_string: 'This text has no closing quotation marks.',
  newline_in_string: 'This text has no closing quotation mark on its line.',
  invalid_number: 'This is not a number.',
  invalid_exponent: 'This is not a number.',
  reserved_identifier: 'This word is reserved.',
  limit_exceeded: 'This condition is too long or nested too deeply.',
  invalid_logical_operand: 'Both sides of && and || must be true or false.',
  invalid_condition_type: 'What stands before ? must be true or false.',
  incompatible_ternary_branches: 'Both sides of : must be of one kind.',
  heterogeneous_list_element: 'The values of a list must be of one kind.',
  no_matching_overload: 'This function does not take these values.',
}

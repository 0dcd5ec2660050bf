import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js'
import { childrenOf } from './allowed-syntax.ts'
import { conditionFacts } from './condition-facts.ts'
import { matchesPattern } from './patterns.ts'

/** Parses a condition as it was written; throws ParseError. */
export function parseCondition(source: string): ParseResult {
  return environment.parse(source)
}

/** Parses, and puts our `matches` in the place of the one that backtracks. */
export function prepareCondition(source: string): ParseResult {
  const parsed = environment.parse(source)
  replaceMatches(parsed.ast)
  return parsed
}

function replaceMatches(node: ASTNode): void {
  if (node.op === 'rcall' && node.args[0] === 'matches') node.args[0] = SAFE_MATCHES
  childrenOf(node).forEach(replaceMatches)
}

const SAFE_MATCHES = 'matchesInLinearTime'

const environment = buildEnvironment()

function buildEnvironment(): Environment {
  const built = new Environment({
    limits: { maxAstNodes: 300, maxDepth: 64, maxListElements: 100, maxCallArguments: 2 },
  })
  built.registerFunction(`string.${SAFE_MATCHES}(string): bool`, matchesPattern)
  for (const [subject, fields] of Object.entries(conditionFacts)) {
    const schema = Object.fromEntries(
      Object.entries(fields).map(([field, kind]) => [
        field,
        kind === 'map' ? 'map<string, dyn>' : kind,
      ]),
    )
    built.registerVariable(subject, { schema })
  }
  return built
}

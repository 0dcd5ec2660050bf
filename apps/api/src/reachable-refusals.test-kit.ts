import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ErrorCode, errors } from '@goodword/contract/errors'

const packages = fileURLToPath(new URL('../../../packages', import.meta.url))
const routes = fileURLToPath(new URL('./routes', import.meta.url))

/** A module as far as it is read: what its top-level names stand for, and where the others come from. */
type Module = {
  readonly path: string
  readonly bodies: ReadonlyMap<string, string>
  readonly imports: ReadonlyMap<string, { readonly path: string; readonly name: string }>
}

/** The use case of each operation, by the operation's id, as the routes tie them. */
export function useCasesByOperation(): Map<
  string,
  { readonly path: string; readonly name: string }
> {
  const found = new Map<string, { path: string; name: string }>()
  for (const file of readdirSync(routes)) {
    const path = join(routes, file)
    const { imports } = readModule(path)
    const tied = readFileSync(path, 'utf8').matchAll(/\broute\(\s*(?:\w+\.)?(\w+),\s*(\w+)/g)
    for (const [, operation, useCase] of tied) found.set(operation!, imports.get(useCase!)!)
  }
  return found
}

/**
 * The codes that stand in a function, or in any that it may come to. It is read, not run: a way that is never
 * taken counts as one, so what it finds may be too much, and what is not found does not happen.
 */
export function reachableRefusals(from: {
  readonly path: string
  readonly name: string
}): Set<ErrorCode> {
  const seen = new Set<string>()
  const codes = new Set<ErrorCode>()
  const open = [from]
  for (let next = open.pop(); next; next = open.pop()) {
    const place = `${next.path}#${next.name}`
    if (seen.has(place)) continue
    seen.add(place)
    const known = readModule(next.path)
    const body = known.bodies.get(next.name) ?? ''
    for (const [, code] of body.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)) {
      if (Object.hasOwn(errors, code!)) codes.add(code as ErrorCode)
    }
    for (const [name] of body.matchAll(/\b[A-Za-z]\w*\b/g)) {
      const imported = known.imports.get(name)
      if (known.bodies.has(name)) open.push({ path: known.path, name })
      else if (imported) open.push(imported)
    }
  }
  return codes
}

const modules = new Map<string, Module>()

function readModule(path: string): Module {
  const known = modules.get(path)
  if (known) return known
  const source = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const read = { path, bodies: bodiesIn(source), imports: importsIn(path, source) }
  modules.set(path, read)
  return read
}

/** The formatter puts what is of a module at the beginning of its line, and nothing else. */
function bodiesIn(source: string): Map<string, string> {
  const starts = [...source.matchAll(/^(?:export )?(?:async )?(?:function\*?|const|class) (\w+)/gm)]
  return new Map(
    starts.map((start, at) => [start[1]!, source.slice(start.index, starts[at + 1]?.index)]),
  )
}

function importsIn(path: string, source: string): Module['imports'] {
  const imports = new Map<string, { path: string; name: string }>()
  for (const [, names, from] of source.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)) {
    const target = pathOf(path, from!)
    if (!target) continue
    for (const part of names!.split(',')) {
      const [name, as] = part.trim().split(' as ')
      if (name && !name.startsWith('type ')) imports.set(as ?? name, { path: target, name })
    }
  }
  return imports
}

/** Of our own modules; what others throw is not ours to declare. */
function pathOf(path: string, from: string): string | undefined {
  const [, name, rest] = /^@goodword\/(\w+)\/(.+)$/.exec(from) ?? []
  const target = from.startsWith('.')
    ? join(dirname(path), from)
    : name && join(packages, name, 'src', `${rest}.ts`)
  return target && existsSync(target) ? target : undefined
}

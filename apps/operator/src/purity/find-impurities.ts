/** A place where a decision would depend on something that it was not given. */
export type Impurity = { readonly line: number; readonly what: string }

const libraries = new Set([
  'valibot',
  '@marcbachmann/cel-js',
  're2js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
])

/**
 * What makes a source of the domain impure. The types forbid most of it there (no fetch, process or
 * crypto); what remains of the language itself is the clock and the dice, and imports from outside.
 */
export function findImpurities(source: string): Impurity[] {
  return withoutComments(source)
    .split('\n')
    .flatMap((text, index) => [
      ...calls
        .filter(({ pattern }) => pattern.test(text))
        .map(({ what }) => ({ line: index + 1, what })),
      ...importsOf(text)
        .filter((name) => !name.startsWith('.') && !libraries.has(name))
        .map((name) => ({ line: index + 1, what: `imports ${name}` })),
    ])
}

const calls = [
  { pattern: /\bDate\s*\.\s*now\b/, what: 'reads the clock: Date.now' },
  { pattern: /\bnew\s+Date\s*(\(\s*\)|(?![\s(\w]))/, what: 'reads the clock: new Date()' },
  { pattern: /(?<!new\s+|\.)\bDate\s*\(/, what: 'reads the clock: Date()' },
  { pattern: /\bMath\s*\.\s*random\b/, what: 'throws dice: Math.random' },
]

function importsOf(text: string): string[] {
  const named = text.matchAll(/\b(?:from|import|require)\s*\(?\s*(['"])([^'"]+)\1/g)
  return [...named].map(([, , name]) => name!)
}

/** Comments may speak of what the code must not do. Their lines stay, so that the numbers hold. */
function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}

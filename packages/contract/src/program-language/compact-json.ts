const WIDTH = 96

/** JSON for reading: whatever fits on a line stands on one. */
export function compactJson(value: unknown, indent = ''): string {
  const line = onOneLine(value)
  if (indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) {
    return line
  }
  const inner = `${indent}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Array.isArray(value)
    ? value.map((item) => inner + compactJson(item, inner))
    : Object.entries(value).map(([key, item]) => {
        return `${inner}${JSON.stringify(key)}: ${compactJson(item, inner)}`
      })
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value).map(([key, item]) => {
    return `${JSON.stringify(key)}: ${onOneLine(item)}`
  })
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

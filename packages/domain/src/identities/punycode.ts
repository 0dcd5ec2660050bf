const BASE = 36
const THRESHOLD_MIN = 1
const THRESHOLD_MAX = 26

/** One label of a domain name in the ASCII that the DNS knows it by (RFC 3492): bücher is xn--bcher-kva. */
export function toAsciiLabel(label: string): string {
  const codePoints = Array.from(label, (character) => character.codePointAt(0)!)
  const basic = codePoints.filter((codePoint) => codePoint < 128)
  if (basic.length === codePoints.length) return label

  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '')
  let handled = basic.length
  let bias = 72
  let delta = 0
  let current = 128
  while (handled < codePoints.length) {
    const next = Math.min(...codePoints.filter((codePoint) => codePoint >= current))
    delta += (next - current) * (handled + 1)
    current = next
    for (const codePoint of codePoints) {
      if (codePoint < current) delta++
      if (codePoint !== current) continue
      output += encodeDelta(delta, bias)
      bias = adaptBias(delta, handled + 1, handled === basic.length)
      delta = 0
      handled++
    }
    delta++
    current++
  }
  return `xn--${output}`
}

function encodeDelta(delta: number, bias: number): string {
  let digits = ''
  let rest = delta
  for (let position = BASE; ; position += BASE) {
    const threshold = Math.min(Math.max(position - bias, THRESHOLD_MIN), THRESHOLD_MAX)
    if (rest < threshold) return digits + digitOf(rest)
    digits += digitOf(threshold + ((rest - threshold) % (BASE - threshold)))
    rest = Math.floor((rest - threshold) / (BASE - threshold))
  }
}

/** The digits of punycode are a to z, then 0 to 9. */
function digitOf(value: number): string {
  return String.fromCharCode(value < 26 ? value + 97 : value + 22)
}

function adaptBias(delta: number, length: number, isFirst: boolean): number {
  let scaled = Math.floor(delta / (isFirst ? 700 : 2))
  scaled += Math.floor(scaled / length)
  let position = 0
  while (scaled > ((BASE - THRESHOLD_MIN) * THRESHOLD_MAX) / 2) {
    scaled = Math.floor(scaled / (BASE - THRESHOLD_MIN))
    position += BASE
  }
  return position + Math.floor((BASE * scaled) / (scaled + 38))
}

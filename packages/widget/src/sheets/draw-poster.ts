import { encode } from 'uqr'

/** A link as a picture: what it says, how it looks. Sizes are those of the picture's own dots. */
export type Poster = {
  readonly width: number
  readonly height: number
  readonly link: string
  /** What the friend gets, first and largest. */
  readonly title: string
  /** What to do with the code. */
  readonly scan: string
  /** The code as one would type it. */
  readonly code: string
  readonly direction: 'ltr' | 'rtl'
}

/** What the poster takes from where it is drawn. */
export type Ink = { readonly accent: string; readonly accentText: string; readonly font: string }

const MARGIN = 64
const LINES_MAX = 4

/** Draws the poster: dark modules on white whatever the theme, because that is what scanners read. */
export function drawPoster(canvas: HTMLCanvasElement, poster: Poster, ink: Ink): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const { width, height } = poster
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.direction = poster.direction

  const head = Math.round(height * 0.28)
  pen.fillStyle = ink.accent
  pen.fillRect(0, 0, width, head)
  pen.fillStyle = ink.accentText
  drawTitle(pen, poster, ink, head)

  const side = drawCode(pen, poster, head)
  pen.fillStyle = '#21201c'
  pen.font = `400 34px ${ink.font}`
  const below = head + MARGIN + side
  pen.fillText(poster.scan, width / 2, below + 48, width - 2 * MARGIN)
  pen.font = `600 38px ${ink.font}`
  pen.fillText(poster.code, width / 2, below + 104, width - 2 * MARGIN)
}

/** As large as it can be in four lines. */
function drawTitle(
  pen: CanvasRenderingContext2D,
  { title, width }: Poster,
  { font }: Ink,
  head: number,
): void {
  for (let size = 72; size >= 32; size -= 4) {
    pen.font = `600 ${size}px ${font}`
    const lines = linesOf(pen, title, width - 2 * MARGIN)
    const isRoom = lines.length <= LINES_MAX && lines.length * size * 1.3 < head - MARGIN
    if (!isRoom && size > 32) continue
    const shown = lines.slice(0, LINES_MAX)
    const first = head / 2 - ((shown.length - 1) * size * 1.3) / 2
    for (const [at, line] of shown.entries()) {
      pen.fillText(line, width / 2, first + at * size * 1.3, width - 2 * MARGIN)
    }
    return
  }
}

/**
 * Lines broken where the language breaks them: between words, and between Chinese characters. What stands in
 * brackets begins a line of its own where not all of it fits on one.
 */
function linesOf(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const fits = (line: string) => pen.measureText(line.trim()).width <= width
  if (fits(text)) return [text]
  const bracket = text.search(/[(（]/)
  if (bracket > 0) {
    const [before, rest] = [text.slice(0, bracket).trim(), text.slice(bracket)]
    return [...linesOf(pen, before, width), ...linesOf(pen, rest, width)]
  }

  const lines = ['']
  for (const piece of text.match(pieces) ?? []) {
    const line = `${lines.at(-1)}${piece}`
    if (fits(line)) lines[lines.length - 1] = line
    else lines.push(piece)
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
// A comma or a full stop never begins a line.
const pieces = new RegExp(`[${cjk}][，。、！？：]*|[^\\s${cjk}]+\\s*|\\s+`, 'gu')

/** Gives back how tall the code is. */
function drawCode(pen: CanvasRenderingContext2D, { link, width, height }: Poster, head: number) {
  const { data, size } = encode(link, { ecc: 'M', border: 4 })
  // Whole dots for each module: blurred edges cost scanners light.
  const module = Math.max(1, Math.floor((height - head - 2 * MARGIN - 120) / size))
  const side = module * size
  pen.fillStyle = '#000000'
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) {
        pen.fillRect(
          (width - side) / 2 + x * module,
          head + MARGIN / 2 + y * module,
          module,
          module,
        )
      }
    }
  }
  return side
}

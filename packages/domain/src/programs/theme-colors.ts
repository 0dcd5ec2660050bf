import type { ProgramDocument } from './document.ts'

/** Red, green and blue from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number]

/** A theme as the widget draws it: the text on the accent is chosen so that everybody can read it. */
export type Theme = {
  readonly accent: string | null
  readonly accent_text: string | null
  /** The same accent where the surface is dark: lighter where it would drown. */
  readonly accent_dark: string | null
  readonly accent_dark_text: string | null
  readonly radius: number | null
  readonly font: string | null
  readonly mode: 'light' | 'dark' | 'auto'
}

/** A program's theme, with the colours that follow from its accent; null where it has none. */
export function themeOf({ theme }: Pick<ProgramDocument, 'theme'>): Theme | null {
  if (!theme) return null
  const accent = theme.accent === undefined ? undefined : parseColor(theme.accent)
  const dark = accent && lightened(accent)
  return {
    accent: accent ? hexOf(accent) : null,
    accent_text: accent ? textOn(accent) : null,
    accent_dark: dark ? hexOf(dark) : null,
    accent_dark_text: dark ? textOn(dark) : null,
    radius: theme.radius ?? null,
    font: theme.font ?? null,
    mode: theme.mode ?? 'auto',
  }
}

/** A colour of three or six hexadecimal digits; undefined where it is none. */
export function parseColor(text: string): Color | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)
  const parts = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1)
  if (!parts) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16))
  return [red, green, blue]
}

/** White where it can be read on a colour, else black: 4.5 : 1 at least, whatever the colour. */
export function textOn(color: Color): '#ffffff' | '#000000' {
  return contrast(color, white) >= TEXT_CONTRAST ? '#ffffff' : '#000000'
}

/** How far two colours are apart, from 1 to 21, as WCAG 2.2 counts it. */
export function contrast(one: Color, other: Color): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const white: Color = [255, 255, 255]
// The widget's own surface in the dark, against which a control has to stand out.
const darkSurface: Color = [25, 25, 24]
const CONTROL_CONTRAST = 3
const TEXT_CONTRAST = 4.5

/** The colour itself, or as much of white mixed in as it needs to be told from a dark surface. */
function lightened(color: Color): Color {
  for (let share = 0; share < 100; share += 5) {
    const mixed = color.map((part) => Math.round(part + ((255 - part) * share) / 100))
    const [red = 255, green = 255, blue = 255] = mixed
    if (contrast([red, green, blue], darkSurface) >= CONTROL_CONTRAST) return [red, green, blue]
  }
  return white
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function hexOf(color: Color): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

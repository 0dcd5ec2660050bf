import { contrast, parseColor, themeOf } from '@goodword/domain/programs/theme-colors'
import type { LookWords } from './words/en.ts'

/** What the widget makes of an accent: the colours that it draws, and what it had to correct. */
export type AccentAdvice = {
  /** The accent in six digits, as a browser's own chooser takes it. */
  readonly picked: string
  readonly light: Swatch
  readonly dark: Swatch
  readonly said: readonly { readonly text: string; readonly isCorrected: boolean }[]
}

type Swatch = { readonly ground: string; readonly text: string }

/** What becomes of an accent, in words; undefined where it is no colour. */
export function accentAdvice(accent: string, t: LookWords): AccentAdvice | undefined {
  const color = parseColor(accent)
  const theme = color && themeOf({ theme: { accent } })
  if (!color || !theme?.accent || !theme.accent_text || !theme.accent_dark) return undefined

  const isWhite = theme.accent_text === '#ffffff'
  const onWhite = contrast(color, [255, 255, 255])
  const onBlack = contrast(color, [0, 0, 0])
  const said = [
    isWhite
      ? { text: t.textOn('white', ratio(onWhite)), isCorrected: false }
      : { text: t.textBlack(ratio(onWhite)), isCorrected: true },
    ...(isWhite ? [] : [{ text: t.textOn('black', ratio(onBlack)), isCorrected: false }]),
    ...(theme.accent_dark === theme.accent
      ? []
      : [{ text: t.darkLighter(theme.accent_dark), isCorrected: true }]),
  ]
  const onPage = contrast(color, lightSurface)
  if (onPage < CONTROL_CONTRAST)
    said.push({ text: t.lightFaint(ratio(onPage)), isCorrected: false })
  return {
    picked: theme.accent,
    light: { ground: theme.accent, text: theme.accent_text },
    dark: { ground: theme.accent_dark, text: theme.accent_dark_text ?? '#ffffff' },
    said,
  }
}

// The widget's own surface in the light.
const lightSurface = [253, 253, 252] as const
const CONTROL_CONTRAST = 3

/** Cut, not rounded, so that 4.49 is not said to be 4.5. */
function ratio(value: number): string {
  return (Math.floor(value * 10) / 10).toFixed(1)
}

import type { WidgetTheme } from '@goodword/contract/widget-look'

/**
 * A program's theme as the one style that stands in a page itself. Each value was checked when the program
 * was published: a colour of hexadecimal digits, a number, font families without a way out of a declaration.
 */
export function themeStyle(theme: WidgetTheme | null): string {
  const values: readonly (readonly [name: string, value: string | null])[] = [
    ['accent', theme?.accent ?? null],
    ['accent-text', theme?.accent_text ?? null],
    ['accent-dark', theme?.accent_dark ?? null],
    ['accent-dark-text', theme?.accent_dark_text ?? null],
    ['radius', theme?.radius == null ? null : `${theme.radius}px`],
    ['font', theme?.font ?? null],
  ]
  const set = values.filter(([, value]) => value !== null)
  return `:root{${set.map(([name, value]) => `--theme-${name}:${value}`).join(';')}}`
}

import { expect, test } from 'vitest'
import { type Color, contrast, parseColor, textOn, themeOf } from './theme-colors.ts'

const white: Color = [255, 255, 255]
const black: Color = [0, 0, 0]

test.each([
  ['#008573', [0, 133, 115]],
  ['#FFF', white],
  ['#0f0', [0, 255, 0]],
  ['008573', undefined],
  ['#00857', undefined],
  ['#00857g', undefined],
  ['red', undefined],
  ['#008573;background:url(//x)', undefined],
])('%s is read as %j', (text, color) => {
  expect(parseColor(text)).toEqual(color)
})

test('contrast is counted as WCAG does', () => {
  expect(contrast(white, black)).toBeCloseTo(21, 5)
  expect(contrast(white, white)).toBe(1)
  expect(contrast([118, 118, 118], white)).toBeCloseTo(4.54, 2)
})

test('the text on any accent at all can be read', () => {
  let least = 21
  for (let red = 0; red < 256; red += 3) {
    for (let green = 0; green < 256; green += 3) {
      for (let blue = 0; blue < 256; blue += 3) {
        const accent: Color = [red, green, blue]
        const text = textOn(accent) === '#ffffff' ? white : black
        least = Math.min(least, contrast(accent, text))
      }
    }
  }
  expect(least).toBeGreaterThanOrEqual(4.5)
})

test('a dark accent is made lighter for a dark surface, a light one is left as it is', () => {
  const night = themeOf({ theme: { accent: '#0a1f44' } })
  expect(night).toMatchObject({ accent: '#0a1f44', accent_text: '#ffffff' })
  const drawn = parseColor(night?.accent_dark ?? '') ?? black
  expect(contrast(drawn, [25, 25, 24])).toBeGreaterThanOrEqual(3)
  expect(themeOf({ theme: { accent: '#ffd54a' } })).toMatchObject({
    accent_dark: '#ffd54a',
    accent_dark_text: '#000000',
  })
})

test('what a theme leaves open stays open', () => {
  expect(themeOf({})).toBeNull()
  expect(themeOf({ theme: { radius: 0 } })).toEqual({
    accent: null,
    accent_text: null,
    accent_dark: null,
    accent_dark_text: null,
    radius: 0,
    font: null,
    mode: 'auto',
  })
})

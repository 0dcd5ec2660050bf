import * as v from 'valibot'
import { parseColor } from '../theme-colors.ts'

const color = v.pipe(
  v.string('Write a text here.'),
  v.check((text) => parseColor(text) !== undefined, 'Give a colour as #rrggbb, such as "#008573".'),
)

/**
 * How the widget looks in every shop that shows this program; what the page sets itself goes before it. A
 * font is named, never fetched: no address can stand here.
 */
export const ThemeSchema = v.pipe(
  v.strictObject({
    accent: v.optional(
      v.pipe(color, v.description('The colour of buttons; the text on it follows.')),
    ),
    radius: v.optional(
      v.pipe(
        v.number('Give a number of pixels.'),
        v.integer('Give whole pixels.'),
        v.minValue(0, 'At least 0.'),
        v.maxValue(32, 'At most 32.'),
        v.description('How round corners are, in pixels.'),
      ),
    ),
    font: v.optional(
      v.pipe(
        v.string('Write a text here.'),
        v.maxLength(200, 'At most 200 characters.'),
        v.check(
          (text) => fontFamilies.test(text),
          'Give font families by their names, such as "Inter, \'PingFang SC\', sans-serif".',
        ),
        v.description('Font families that the page has; none is fetched.'),
      ),
    ),
    mode: v.optional(
      v.pipe(
        v.picklist(['light', 'dark', 'auto'], 'Use "light", "dark" or "auto".'),
        v.description('Light, dark, or as the customer set their device.'),
      ),
    ),
  }),
  v.description('How the widget looks; what a page sets itself goes before it.'),
)

// Names of letters, digits, spaces and dashes, each in quotes or not; nothing that could end a declaration.
const family = `(?:'[\\p{L}\\p{N} -]+'|"[\\p{L}\\p{N} -]+"|[\\p{L}][\\p{L}\\p{N} -]*)`
const fontFamilies = new RegExp(`^${family}(?: *, *${family})*$`, 'u')

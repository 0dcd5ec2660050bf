import * as v from 'valibot'

/** One line of human text, such as a name, a title or a code: nothing in it is invisible. */
export function line(maxLength: number) {
  return text(
    maxLength,
    invisible,
    'Must not contain control, invisible or text-direction characters.',
  )
}

/** Longer human text: as a line, but with line breaks, tabs, and the joiners that scripts and emoji need. */
export function paragraph(maxLength: number) {
  return text(
    maxLength,
    invisibleButBreaksAndJoiners,
    'Must not contain control, invisible or text-direction characters, except line breaks and tabs.',
  )
}

function text(maxLength: number, refused: RegExp, refusedMessage: string) {
  return v.pipe(
    v.string('Must be text.'),
    v.check((value) => !loneSurrogate.test(value), 'Must be well-formed Unicode text.'),
    v.check((value) => !refused.test(value), refusedMessage),
    // The same word typed on two keyboards is the same word.
    v.normalize('NFC'),
    v.minLength(1, 'Must not be empty.'),
    v.maxLength(maxLength, `Must be at most ${maxLength} characters long.`),
  )
}

// With the u flag a surrogate matches only when it stands alone.
const loneSurrogate = /\p{Surrogate}/u

// Control characters and separators; what reorders text; what takes no room, and so lets two
// different names or codes look the same. Variation selectors stay: emoji and Japanese names use them.
const controls = '\\p{Cc}\\u2028\\u2029\\ufff0-\\ufffb'
const directions = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
const roomless =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2060-\\u2065' +
  '\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\u{e0000}-\\u{e007f}'
const invisible = new RegExp(`[${controls}${directions}${roomless}]`, 'u')
const invisibleButBreaksAndJoiners = new RegExp(
  `(?!\\r\\n|[\\n\\t\\u200c\\u200d])[${controls}${directions}${roomless}]`,
  'u',
)

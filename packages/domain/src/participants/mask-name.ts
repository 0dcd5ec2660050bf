/** A name as other customers may see it: enough to recognise a friend, too little to find a stranger. */
export function maskName(name: string): string {
  const words = wordsOf(name)
  if (isIdeographic(words)) {
    const { family, given } = ideographicParts(words)
    return limited(`${family}${'*'.repeat(Math.min(2, graphemes(given).length))}`)
  }

  const first = maskWord(words[0] ?? '')
  const last = words.length > 1 ? graphemes(words.at(-1)!)[0] : undefined
  return last === undefined ? first : limited(`${first} ${last.toUpperCase()}.`)
}

/**
 * What a friend calls the advocate; null where the name is rather an address or a handle.
 *
 * A Chinese given name of two characters is what friends say, and keeps the whole name from whoever else
 * opens the link. One character alone is nobody's name, so then the family name stands, the rest starred.
 */
export function givenName(name: string): string | null {
  const words = wordsOf(name)
  if (isIdeographic(words)) {
    const { given } = ideographicParts(words)
    return graphemes(given).length === 2 ? given : maskName(name)
  }
  const first = words[0]
  return first !== undefined && isPlainWord(first) ? limited(first) : null
}

const LENGTH_MAX = 40
const WORD_MAX = 16

const titles = /^(dr|prof|mr|mrs|ms|miss|mx|sir|dame|herr|frau)\.?$/i

function wordsOf(name: string): string[] {
  const [family, given, ...more] = name.split(',').map((part) => part.trim())
  const isFamilyFirst = family && given && more.length === 0 && !/\s/.test(family)
  const words = (isFamilyFirst ? `${given} ${family}` : name).split(/[\s,]+/).filter(Boolean)
  const named = words.filter((word) => !titles.test(word))
  return named.length > 0 ? named : words
}

function isIdeographic(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => /^[\p{sc=Han}\p{sc=Hangul}·]+$/u.test(word))
}

// The compound family names that are still common; all others are of one character.
const compoundFamilies =
  /^(欧阳|歐陽|上官|司马|司馬|司徒|诸葛|諸葛|夏侯|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|东方|東方|长孙|長孫|宇文|端木|南宫|南宮|西门|西門|独孤|獨孤)(?=.)/u

function ideographicParts(words: readonly string[]): { family: string; given: string } {
  if (words.length === 2) return { family: words[0]!, given: words[1]! }
  const whole = words.join('')
  const family = compoundFamilies.exec(whole)?.[0] ?? graphemes(whole)[0]!
  return { family, given: whole.slice(family.length) }
}

function maskWord(word: string): string {
  if (isPlainWord(word)) return limited(word)
  return limited(`${graphemes(word).slice(0, 2).join('')}***`)
}

/** Letters as in a name, and not many: what is longer or has digits or an @ finds a person by itself. */
function isPlainWord(word: string): boolean {
  return /^[\p{L}\p{M}'’.-]+$/u.test(word) && graphemes(word).length <= WORD_MAX
}

/** Whole graphemes only; one of them may be longer than all the room there is. */
function limited(text: string): string {
  let kept = ''
  for (const grapheme of graphemes(text)) {
    if (kept.length + grapheme.length > LENGTH_MAX) break
    kept += grapheme
  }
  return kept || '***'
}

function graphemes(text: string): string[] {
  // The segmenter takes microseconds for each, and most names are plain.
  if (/^[\x20-\x7e]*$/.test(text)) return [...text]
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

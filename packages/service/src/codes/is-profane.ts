import {
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  pattern,
  RegExpMatcher,
} from 'obscenity'

const words = new DataSet<{ originalWord: string }>()
  .addAll(englishDataset)
  .addPhrase((phrase) => phrase.addPattern(pattern`nazi`))
  .addPhrase((phrase) => phrase.addPattern(pattern`hitler`))
  .addPhrase((phrase) => phrase.addPattern(pattern`|pron|`))
  .addPhrase((phrase) => phrase.addPattern(pattern`|pedo|`))

const matcher = new RegExpMatcher({ ...words.build(), ...englishRecommendedTransformers })

/** Whether a code, as shown, reads as an English obscenity, also in digits or split by dashes. */
export function isProfane(code: string): boolean {
  return readings(code).some((reading) => matcher.hasMatch(reading))
}

/** What the matcher does not see through by itself: V for U, 8 for B, 9 for G, 1 for L, and dashes. */
function readings(code: string): string[] {
  const spelled = code.replaceAll('V', 'U').replaceAll('8', 'B').replaceAll('9', 'G')
  const ways = [spelled.replaceAll('-', '')]
  if (spelled.includes('-')) ways.push(spelled.replaceAll('-', ' '))
  if (spelled.includes('1')) ways.push(...ways.map((way) => way.replaceAll('1', 'L')))
  return ways
}

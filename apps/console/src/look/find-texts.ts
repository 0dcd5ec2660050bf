import type { OwnText } from '@goodword/widget/preview/preview-types'

type Wanted = {
  readonly sought: string
  readonly onlyOwn: boolean
  /** The parts in the order in which they are shown. */
  readonly order: readonly string[]
  /** What the merchant says in its place. */
  readonly ownOf: (text: OwnText) => string | undefined
}

/** The texts in which something is said, by them or by us, or whose name says it; by part, as they were. */
export function findTexts(
  texts: readonly OwnText[],
  { sought, onlyOwn, order, ownOf }: Wanted,
): readonly OwnText[] {
  const words = folded(sought).split(/\s+/).filter(Boolean)
  return texts
    .filter((text) => {
      const own = ownOf(text)
      if (onlyOwn && own === undefined) return false
      const said = folded(`${text.text} ${own ?? ''} ${text.name}`)
      return words.every((word) => said.includes(word))
    })
    .sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
}

/** Without capitals and accents, so that "angebot" finds "Angebot" and "codigo" finds "código". */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
}

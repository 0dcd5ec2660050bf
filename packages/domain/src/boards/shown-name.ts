import { maskName } from '../participants/mask-name.ts'
import type { Board } from '../programs/document.ts'

/** A name as a board shows it: whole where its owner wishes it and the board lets them, else masked. */
export function shownName(
  board: Pick<Board, 'names'>,
  name: string | undefined,
  showsName: boolean,
): string | null {
  if (name === undefined) return null
  return board.names === 'opt_in' && showsName ? name : maskName(name)
}

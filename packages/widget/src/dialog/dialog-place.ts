import { type ComponentChild, render } from 'preact'
import { dress } from '../stand.ts'
import css from './dialog.css?inline'

/** Where the dialog of a part stands, beside the panel in its root. */
export type DialogPlace = {
  readonly dir: () => 'ltr' | 'rtl'
  draw(dialog: ComponentChild): void
  /** Opens what was drawn. */
  open(dialog: ComponentChild): void
  close(): void
  /** Another view of the same dialog is read from its title on. */
  toTop(): void
  /** Clears it away, and gives the focus back to what opened it. */
  closed(): void
  remove(): void
}

/** Makes room for a part's dialog. */
export function dialogPlace(root: ShadowRoot): DialogPlace {
  if (!dressed.has(root)) dress(root, css)
  dressed.add(root)
  const place = root.appendChild(document.createElement('div'))
  const dialog = () => place.querySelector('dialog')
  let before: HTMLElement | undefined

  return {
    dir: () => (root.querySelector('[dir=rtl]') ? 'rtl' : 'ltr'),
    draw: (drawn) => render(drawn, place),
    open(drawn) {
      if (dialog()?.open) return render(drawn, place)
      before = (root.activeElement as HTMLElement | null) ?? undefined
      render(drawn, place)
      dialog()?.showModal()
    },
    close: () => dialog()?.close(),
    toTop() {
      place.querySelector<HTMLElement>('h2')?.focus()
      dialog()?.scrollTo(0, 0)
    },
    closed() {
      render(null, place)
      const stillThere = before?.isConnected ? before : root.querySelector<HTMLElement>('.tab')
      stillThere?.focus()
    },
    remove() {
      render(null, place)
      place.remove()
    },
  }
}

const dressed = new WeakSet<ShadowRoot>()

import { useEffect } from 'preact/hooks'

/** What the window is called; as it was where there is nothing to call it yet. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
}

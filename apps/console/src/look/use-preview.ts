import type {
  OwnText,
  Preview,
  PreviewModule,
  PreviewOptions,
} from '@goodword/widget/preview/preview-types'
import { useEffect, useRef, useState } from 'preact/hooks'

// From where shops fetch the widget, and only by those who come to this page: this very code, not a copy of it.
const address: string = '/goodword/preview.js'

function bring(): Promise<PreviewModule> {
  return import(/* @vite-ignore */ address)
}

/** What the preview shows: `stale` is what it last could, `blank` what it never could. */
export type Drawn = 'loading' | 'failed' | 'drawn' | 'nothing' | 'stale' | 'blank'

/** Draws a program into an element by the widget's own code, anew with every change. */
export function usePreview(options: PreviewOptions) {
  const place = useRef<HTMLDivElement>(null)
  const [preview, setPreview] = useState<Preview>()
  const [drawn, setDrawn] = useState<Drawn>('loading')
  const wanted = useRef(options)
  wanted.current = options

  useEffect(() => {
    let isLeft = false
    let mounted: Preview | undefined
    bring()
      .then(({ mountPreview }) => mountPreview(place.current as HTMLElement, wanted.current))
      .then((made) => {
        mounted = made
        if (isLeft) made.remove()
        else setPreview(made)
      })
      .catch(() => !isLeft && setDrawn('failed'))
    return () => {
      isLeft = true
      mounted?.remove()
    }
  }, [])

  const { document, locale, surface, state, scheme } = options
  useEffect(() => {
    let isLeft = false
    preview
      ?.update(options)
      .then((isWhole) => {
        if (isLeft) return
        const isEmpty = !place.current?.shadowRoot?.textContent
        if (isWhole) setDrawn(isEmpty ? 'nothing' : 'drawn')
        else setDrawn(isEmpty ? 'blank' : 'stale')
      })
      .catch(() => !isLeft && setDrawn('failed'))
    return () => {
      isLeft = true
    }
  }, [preview, document, locale, surface, state, scheme])

  return [place, drawn] as const
}

/** Every text of the widget in a language, as we say it; fails where it cannot be fetched. */
export async function bringTexts(locale: string): Promise<readonly OwnText[]> {
  const { ownTexts } = await bring()
  return ownTexts(locale)
}

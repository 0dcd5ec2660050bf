import type { PreviewState, PreviewSurface } from '@goodword/widget/preview/preview-types'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Choice } from '../form/choice.tsx'
import { Segments } from '../form/segments.tsx'
import type { Document } from './edits.ts'
import { fitFrame } from './fit-frame.ts'
import { usePreview } from './use-preview.ts'
import type { LookWords } from './words/en.ts'

/** What the preview shows. */
export type Shown = {
  readonly surface: PreviewSurface
  readonly state: PreviewState
  readonly locale: string
  readonly scheme: 'light' | 'dark'
  readonly width: '360' | '768' | '1440'
}

type Props = {
  readonly document: Document
  readonly shown: Shown
  /** The languages that can be chosen, in the order in which they stand. */
  readonly locales: readonly string[]
  readonly t: LookWords
  readonly onShow: (shown: Shown) => void
}

const widths = ['360', '768', '1440'] as const

/** The widget as it will be seen, beside what it is made of. */
export function PreviewPane({ document, shown, locales, t, onShow }: Props) {
  const { surface, state, locale, scheme, width } = shown
  const [place, drawn] = usePreview({ document, surface, state, locale, scheme })
  const frame = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState<number>()
  useEffect(
    () => (frame.current ? fitFrame(frame.current, Number(width), setHeight) : undefined),
    [width],
  )

  const show = (change: Partial<Shown>) => onShow({ ...shown, ...change })
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview" class="hidden">
        {t.preview}
      </h2>
      <div class="preview-tools">
        <Choice
          label={t.surface}
          value={surface}
          options={Object.entries(t.surfaces)}
          onChoose={(surface) => show({ surface: surface as PreviewSurface })}
        />
        <Choice
          label={t.state}
          value={state}
          options={Object.entries(t.states)}
          onChoose={(state) => show({ state: state as PreviewState })}
        />
        <Choice
          label={t.language}
          value={locale}
          options={locales.map((tag) => [tag, t.languages[tag] ?? tag])}
          onChoose={(locale) => show({ locale })}
        />
        <Segments
          label={t.scheme}
          value={scheme}
          options={[
            ['light', t.schemes.light],
            ['dark', t.schemes.dark],
          ]}
          onChoose={(scheme) => show({ scheme })}
        />
        <Segments
          label={t.width}
          value={width}
          options={widths.map((one) => [one, one])}
          nameOf={(one) => t.widthOf(Number(one))}
          onChoose={(width) => show({ width })}
        />
      </div>
      {drawn === 'failed' && (
        <div class="notice" role="alert">
          <p>{t.previewFailed}</p>
        </div>
      )}
      {(drawn === 'stale' || drawn === 'blank') && (
        <p class="advice wait" role="status">
          {drawn === 'stale' ? t.previewStale : t.previewBlank}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class={`preview-page ${scheme}`} aria-label={t.surfaces[surface]} tabIndex={0}>
        <div ref={frame} class="preview-fit" style={{ height: height && `${height}px` }}>
          <div class="preview-frame">
            <div ref={place} />
            {drawn === 'nothing' && <p class="preview-nothing">{t.nothingShown}</p>}
            {drawn === 'loading' && <div class="preview-bone" />}
          </div>
        </div>
      </section>
      <p class="quiet small">{t.previewNote}</p>
    </section>
  )
}

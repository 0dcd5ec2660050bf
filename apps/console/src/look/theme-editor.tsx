import { ThemeSchema } from '@goodword/domain/programs/document/theme'
import * as v from 'valibot'
import { Field } from '../form/field.tsx'
import { Segments } from '../form/segments.tsx'
import { accentAdvice } from './accent-advice.ts'
import { valueAt } from './edits.ts'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = { readonly look: LookState; readonly t: LookWords }

const usualAccent = '#008573'
const usualRadius = 16

/** Colour, corners, font and mode of the widget. */
export function ThemeEditor({ look, t }: Props) {
  return (
    <>
      <p class="quiet">{t.lookIntro}</p>
      <Accent look={look} t={t} />
      <Radius look={look} t={t} />
      <Font look={look} t={t} />
      <Mode look={look} t={t} />
      <details class="more">
        <summary>{t.inShop}</summary>
        <p class="quiet small">{t.inShopText}</p>
        <ul class="properties">
          {pageProperties.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const pageProperties = [
  '--goodword-accent',
  '--goodword-accent-text',
  '--goodword-radius',
  '--goodword-font',
  '--goodword-surface',
  '--goodword-text',
  '--goodword-quiet',
]

/** A property of the theme, and what is wrong with it. */
function themeValue(look: LookState, name: keyof v.InferInput<typeof ThemeSchema>, fault: string) {
  const pointer = `/theme/${name}`
  const value = valueAt(look.document, pointer)
  const isFine = value === undefined || v.is(ThemeSchema, { [name]: value })
  return { pointer, value, fault: isFine ? look.faults[pointer] : fault }
}

function Accent({ look, t }: Props) {
  const { pointer, value, fault } = themeValue(look, 'accent', t.colorFault)
  const text = typeof value === 'string' ? value : ''
  const advice = accentAdvice(text || usualAccent, t)
  return (
    <div class="field-group">
      <Field label={t.accent} hint={t.accentHint} fault={fault}>
        {(ids) => (
          <div class="with-swatch">
            <input
              type="color"
              aria-label={t.pickAccent}
              value={advice?.picked ?? usualAccent}
              onInput={(event) => look.set(pointer, event.currentTarget.value)}
            />
            <input
              {...ids}
              type="text"
              value={text}
              placeholder={usualAccent}
              spellcheck={false}
              autocomplete="off"
              onInput={(event) => look.set(pointer, event.currentTarget.value.trim() || null)}
            />
            <Reset
              isShown={text !== ''}
              label={t.accent}
              t={t}
              onReset={() => look.set(pointer, null)}
            />
          </div>
        )}
      </Field>
      {advice && (
        <>
          <div class="swatches">
            {(['light', 'dark'] as const).map((page) => (
              <div key={page} class={`swatch ${page}`}>
                <span class="small">{page === 'light' ? t.accentLight : t.accentDark}</span>
                <span
                  class="swatch-button"
                  style={{ background: advice[page].ground, color: advice[page].text }}
                >
                  {t.sample}
                </span>
              </div>
            ))}
          </div>
          <ul class="advices" aria-live="polite">
            {advice.said.map((one) => (
              <li key={one.text} class={`advice ${one.isCorrected ? 'wait' : ''}`}>
                {one.text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Radius({ look, t }: Props) {
  const { pointer, value, fault } = themeValue(look, 'radius', t.radiusFault)
  const radius = typeof value === 'number' ? value : usualRadius
  return (
    <Field label={t.radius} hint={t.radiusHint} fault={fault}>
      {(ids) => (
        <div class="with-swatch">
          <input
            {...ids}
            type="range"
            min="0"
            max="32"
            value={radius}
            aria-valuetext={t.pixels(radius)}
            onInput={(event) => look.set(pointer, Number(event.currentTarget.value))}
          />
          <output for={ids.id}>{t.pixels(radius)}</output>
          <Reset
            isShown={value !== undefined}
            label={t.radius}
            t={t}
            onReset={() => look.set(pointer, null)}
          />
        </div>
      )}
    </Field>
  )
}

function Font({ look, t }: Props) {
  const { pointer, value, fault } = themeValue(look, 'font', t.fontFault)
  return (
    <Field label={t.font} hint={t.fontHint} fault={fault}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          value={typeof value === 'string' ? value : ''}
          placeholder={t.fontUsual}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => look.set(pointer, event.currentTarget.value || null)}
        />
      )}
    </Field>
  )
}

function Mode({ look, t }: Props) {
  const { pointer, value } = themeValue(look, 'mode', '')
  return (
    <div class="field">
      <Segments
        label={t.mode}
        isStacked
        value={value === 'light' || value === 'dark' ? value : 'auto'}
        options={[
          ['auto', t.modes.auto],
          ['light', t.modes.light],
          ['dark', t.modes.dark],
        ]}
        onChoose={(mode) => look.set(pointer, mode === 'auto' ? null : mode)}
      />
      <p class="quiet small">{t.modeHint}</p>
    </div>
  )
}

type ResetProps = {
  readonly isShown: boolean
  readonly label: string
  readonly t: LookWords
  readonly onReset: () => void
}

function Reset({ isShown, label, t, onReset }: ResetProps) {
  if (!isShown) return null
  return (
    <button
      type="button"
      class="plain small"
      aria-label={`${t.byDefault}: ${label}`}
      onClick={onReset}
    >
      {t.byDefault}
    </button>
  )
}

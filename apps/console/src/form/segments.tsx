import './form.css'
import { useId } from 'preact/hooks'

type Props<V extends string> = {
  readonly label: string
  readonly value: V
  readonly options: readonly (readonly [value: V, text: string])[]
  /** What is read out in the place of a short text. */
  readonly nameOf?: (value: V) => string
  /** One below the other, for longer texts. */
  readonly isStacked?: boolean
  readonly onChoose: (value: V) => void
}

/** One of a few, all of them in sight. */
export function Segments<V extends string>(props: Props<V>) {
  const { label, value, options, nameOf, isStacked = false, onChoose } = props
  const name = useId()
  return (
    <fieldset class={isStacked ? 'segments is-stacked' : 'segments'}>
      <legend class="quiet small">{label}</legend>
      <div class="segments-row">
        {options.map(([one, text]) => (
          <label key={one} class="segment">
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === value}
              aria-label={nameOf?.(one)}
              onChange={() => onChoose(one)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

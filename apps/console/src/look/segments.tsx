import { useId } from 'preact/hooks'

type Props<V extends string> = {
  readonly label: string
  readonly value: V
  readonly options: readonly (readonly [value: V, text: string])[]
  /** What is read out in the place of a short text. */
  readonly nameOf?: (value: V) => string
  readonly onChoose: (value: V) => void
}

/** One of a few, all of them in sight. */
export function Segments<V extends string>({ label, value, options, nameOf, onChoose }: Props<V>) {
  const name = useId()
  return (
    <fieldset class="segments">
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

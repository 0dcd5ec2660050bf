import './form.css'
import { useId } from 'preact/hooks'

type Props = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChoose: (value: string) => void
}

/** One of a list, with its name above. */
export function Choice({ label, value, options, onChoose }: Props) {
  const id = useId()
  return (
    <div class="choice">
      <label for={id} class="quiet small">
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

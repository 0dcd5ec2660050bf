import type { WalletMessages } from '../messages/messages.ts'
import { countriesIn } from './countries.ts'
import type { AddressInput } from './wallet-state.ts'

type Props = { readonly tag: string; readonly words: WalletMessages }

/** The fields of an address; the browser fills in what it knows, and says what is missing. */
export function AddressFields({ tag, words }: Props) {
  const fields = [
    { name: 'name', label: words.addressName, fill: 'name', max: 120, isNeeded: true },
    {
      name: 'street',
      label: words.addressStreet,
      fill: 'street-address',
      max: 300,
      isNeeded: true,
    },
    { name: 'postal_code', label: words.addressPostal, fill: 'postal-code', max: 20 },
    { name: 'city', label: words.addressCity, fill: 'address-level2', max: 120, isNeeded: true },
    { name: 'region', label: words.addressRegion, fill: 'address-level1', max: 120 },
    { name: 'phone', label: words.addressPhone, fill: 'tel', max: 32 },
  ] as const
  return (
    <>
      {fields.map(({ name, label, fill, max, ...field }) => (
        <label key={name} class="labelled">
          <span class="quiet">{'isNeeded' in field ? label : words.optional(label)}</span>
          <input
            class="field"
            name={name}
            autocomplete={fill}
            maxLength={max}
            required={'isNeeded' in field}
            dir="auto"
          />
        </label>
      ))}
      <label class="labelled">
        <span class="quiet">{words.addressCountry}</span>
        <select class="field" name="country" autocomplete="country">
          {countriesIn(tag).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

/** What a form of these fields holds; what was left empty is left out. */
export function addressIn(form: HTMLFormElement): AddressInput {
  const data = new FormData(form)
  const filled = ['name', 'street', 'postal_code', 'city', 'region', 'phone', 'country'].flatMap(
    (name) => {
      const text = String(data.get(name) ?? '').trim()
      return text === '' ? [] : [[name, text]]
    },
  )
  return Object.fromEntries(filled) as AddressInput
}

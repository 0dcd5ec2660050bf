import { act, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GoodwordBoard, GoodwordPanel, useGoodwordEvent } from './react.ts'

const place = document.body.appendChild(document.createElement('div'))
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  root = createRoot(place)
})
afterEach(async () => {
  await act(() => root.unmount())
  Reflect.deleteProperty(window, 'goodword')
})

const draw = (content: React.ReactNode) =>
  act(() => root.render(<StrictMode>{content}</StrictMode>))

test('a component is its element, with the attributes that it was given', async () => {
  await draw(<GoodwordPanel identity="a.b.c" locale="zh" className="wide" scheme="dark" />)
  expect(place.innerHTML).toBe(
    '<goodword-panel identity="a.b.c" locale="zh" scheme="dark" class="wide"></goodword-panel>',
  )
  await draw(<GoodwordPanel identity="d.e.f" />)
  expect(place.innerHTML).toBe('<goodword-panel identity="d.e.f"></goodword-panel>')
  await draw(<GoodwordBoard board="month" />)
  expect(place.innerHTML).toBe('<goodword-board board="month"></goodword-board>')
})

test('the elements may be written as they are', async () => {
  await draw(<goodword-prompt data-order="A1" data-rating="5" class="here" />)
  expect(place.innerHTML).toBe(
    '<goodword-prompt data-order="A1" data-rating="5" class="here"></goodword-prompt>',
  )
})

const listener = () => {}
function Shop() {
  useGoodwordEvent('shared', listener)
  return null
}

test('an event is heard while the component stands, also where the script comes later', async () => {
  await draw(<Shop />)
  await draw(null)
  const calls = window.goodword as unknown as [string, string, unknown][]
  // In strict mode React tries each effect twice.
  expect(calls.map(([name]) => name)).toEqual(['on', 'off', 'on', 'off'])
  expect(calls.every(([, event, heard]) => event === 'shared' && heard === listener)).toBe(true)
})

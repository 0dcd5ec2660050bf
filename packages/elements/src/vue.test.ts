import { afterEach, expect, test } from 'vitest'
import { createApp, defineComponent, h, nextTick, ref } from 'vue'
import { GoodwordBoard, GoodwordPanel, GoodwordPrompt, goodword, useGoodwordEvent } from './vue.ts'

const place = document.body.appendChild(document.createElement('div'))

afterEach(() => {
  place.innerHTML = ''
  document.head.innerHTML = ''
  Reflect.deleteProperty(window, 'goodword')
})

test('a component is its element, with the attributes that it was given, and follows them', async () => {
  const identity = ref<string | undefined>('a.b.c')
  const app = createApp(
    defineComponent(() => () => [
      h(GoodwordPanel, { identity: identity.value, scheme: 'dark', class: 'wide' }),
      h(GoodwordBoard, { board: 'month' }),
      h(GoodwordPrompt, { 'data-order': 'A1' } as object),
    ]),
  )
  app.mount(place)
  const panel = place.querySelector('goodword-panel')
  expect(panel?.outerHTML).toBe(
    '<goodword-panel identity="a.b.c" scheme="dark" class="wide"></goodword-panel>',
  )
  expect(place.querySelector('goodword-board')?.getAttribute('board')).toBe('month')
  expect(place.querySelector('goodword-prompt')?.getAttribute('data-order')).toBe('A1')
  identity.value = 'd.e.f'
  await nextTick()
  expect(panel?.getAttribute('identity')).toBe('d.e.f')
  identity.value = undefined
  await nextTick()
  expect(panel?.hasAttribute('identity')).toBe(false)
  app.unmount()
})

test('the plugin includes the script once, hears events while a component stands, and removes with the app', () => {
  const listener = () => {}
  const settings = { src: 'https://api.example/goodword.js', workspace: 'gw_pk_live_x' }
  const Shop = defineComponent(() => {
    useGoodwordEvent('opened', listener)
    return () => null
  })
  const app = createApp(Shop).use(goodword, settings)
  app.mount(place)
  expect(document.head.querySelectorAll('script')).toHaveLength(1)
  app.unmount()
  expect(window.goodword as unknown).toEqual([
    ['on', 'opened', listener],
    ['remove'],
    ['off', 'opened', listener],
  ])
})

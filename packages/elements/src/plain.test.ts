import { afterEach, expect, test } from 'vitest'
import type { Goodword } from './goodword.ts'
import { callGoodword, goodwordReady, loadGoodword, onGoodword } from './plain.ts'

afterEach(() => {
  document.head.innerHTML = ''
  document.body.innerHTML = ''
  Reflect.deleteProperty(window, 'goodword')
})

const src = 'https://api.example/widget/0.1.0-3f25fa79/goodword.js'

test('the script is included once, with its settings and its hash', () => {
  const settings = { src, integrity: 'sha384-x', nonce: 'n', workspace: 'gw_pk_live_x' } as const
  loadGoodword({ ...settings, consent: 'wait', position: 'button', texts: { refer: 'Hi' } })
  loadGoodword(settings)
  const [script, ...others] = document.head.querySelectorAll('script')
  expect(others).toEqual([])
  expect({ ...script?.dataset }).toEqual({
    workspace: 'gw_pk_live_x',
    consent: 'wait',
    position: 'button',
    texts: '{"refer":"Hi"}',
  })
  expect(script?.integrity).toBe('sha384-x')
  expect(script?.crossOrigin).toBe('anonymous')
})

test('calls wait in a list until the script is there, whatever elements are called', () => {
  document.body.innerHTML = '<form id="goodword"></form>'
  callGoodword(['identify', 'a.b.c'])
  const listener = () => {}
  const off = onGoodword('failed', listener)
  off()
  expect(window.goodword as unknown).toEqual([
    ['identify', 'a.b.c'],
    ['on', 'failed', listener],
    ['off', 'failed', listener],
  ])
})

test('an end that comes after everything was removed leaves no list behind', () => {
  const off = onGoodword('failed', () => {})
  Reflect.deleteProperty(window, 'goodword')
  off()
  expect('goodword' in window).toBe(false)
})

test('who needs an answer waits for the script', async () => {
  const ready = goodwordReady()
  const there = { version: '0.1.0' } as Goodword
  window.goodword = there
  dispatchEvent(new Event('goodword_ready'))
  expect(await ready).toBe(there)
  expect(await goodwordReady()).toBe(there)
})

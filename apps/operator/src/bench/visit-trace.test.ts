import { expect, test } from 'vitest'
import { readTrace, type TraceEvent } from './visit-trace.ts'

const address = 'http://shop.example/panel'

/** An event of the page's main thread, from a millisecond on; it ran for half of the time it took. */
function event(name: string, at: number, took: number, args: TraceEvent['args'] = {}): TraceEvent {
  return { name, ph: 'X', pid: 7, tid: 1, ts: at * 1000, dur: took * 1000, tdur: took * 500, args }
}
const compiled = (file: string, at: number) =>
  event('v8.compileModule', at, 2, { fileName: `http://shop.example/${file}` })

const trace = [
  event('RunTask', 0, 5),
  event('RunTask', 10, 8),
  event('ParseHTML', 10, 2, { beginData: { url: address } }),
  event('RunTask', 20, 8),
  event('EvaluateScript', 20, 6, { data: { url: 'http://shop.example/goodword.js' } }),
  event('v8.run', 21, 4),
  compiled('panel.js', 30),
  event('RunTask', 40, 30),
  event('RunMicrotasks', 40, 20),
  event('v8.callFunction', 42, 4),
  compiled('panel-live-story.js', 80),
  event('v8.evaluateModule', 90, 10),
]
const others = trace.map((each) => ({ ...each, tid: 2 }))
const read = () =>
  readTrace(Buffer.from(JSON.stringify({ traceEvents: [...others, ...trace] })), address)

test('a script is what the thread itself was busy with, and only its own thread', () => {
  expect(read().evaluation('goodword.js')).toBe(3)
  expect(read().evaluation('panel.js')).toBe(0)
})

test('what runs within something else is not counted twice, nor what comes before or after', () => {
  expect(read().scripts('panel.js', 'panel-live-story.js')).toBe(11)
  expect(read().scripts('panel-live-story.js')).toBe(6)
  expect(() => read().scripts('banner.js')).toThrow('banner.js was not fetched.')
})

test('tasks count from when the page began to be read, the longest first', () => {
  expect(read().tasks).toEqual([15, 4, 4])
  expect(() => readTrace(Buffer.from('{"traceEvents":[]}'), address)).toThrow('There is no trace')
})

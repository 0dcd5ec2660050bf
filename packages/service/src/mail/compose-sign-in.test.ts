import { expect, test } from 'vitest'
import { composeSignIn } from './compose-sign-in.ts'

const link = 'https://goodword.example/p/aurora/friends#token'
const written = (locale: string) =>
  composeSignIn(locale, { to: 'a@b.example', shop: 'A & B', link })

test.each([
  ['en-GB', 'Your link to A & B', 'lang="en" dir="ltr"'],
  ['zh-Hant', 'A & B：您的登录链接', 'lang="zh-CN" dir="ltr"'],
  ['ja', 'A & B：ログイン用リンク', 'lang="ja" dir="ltr"'],
  ['de-AT', 'Ihr Link zu A & B', 'lang="de" dir="ltr"'],
  ['es', 'Tu enlace para A & B', 'lang="es" dir="ltr"'],
  ['ar-EG', 'رابطك إلى \u2068A & B\u2069', 'lang="ar" dir="rtl"'],
  ['fr', 'Your link to A & B', 'lang="en" dir="ltr"'],
  ['constructor', 'Your link to A & B', 'lang="en" dir="ltr"'],
])('a mail for %s is written in the language of its reader', (locale, subject, root) => {
  const { subject: said, html, text } = written(locale)
  expect(said).toBe(subject)
  expect(html).toContain(`<html ${root}>`)
  expect(html).not.toContain('A & B')
  expect(text).toContain(link)
})

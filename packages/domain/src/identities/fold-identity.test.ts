import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldIdentity } from './fold-identity.ts'
import { toAsciiLabel } from './punycode.ts'

describe('spellings of one mailbox fold to one form', () => {
  const spellings: [string, string[]][] = [
    [
      'ben.lee@example.com',
      [
        'ben.lee@example.com',
        'Ben.Lee@example.com',
        'BEN.LEE@EXAMPLE.COM',
        'ben.lee@Example.Com',
        ' ben.lee@example.com',
        'ben.lee@example.com ',
        '\tben.lee@example.com\r\n',
        'ben.lee @ example.com',
        'ben.lee@example.com.',
        'ben.lee@example.com..',
        'ben.lee+shop@example.com',
        'ben.lee+a+b@example.com',
        'ben.lee+@example.com',
        'Ben.Lee+SHOP@EXAMPLE.com.',
        '"ben.lee"@example.com',
        '"ben.lee+shop"@example.com',
        'ｂｅｎ.ｌｅｅ@ｅｘａｍｐｌｅ.ｃｏｍ',
        'ＢＥＮ．ＬＥＥ＠ＥＸＡＭＰＬＥ．ＣＯＭ',
        'ben.lee＠example.com',
        'ben.lee﹫example.com',
        'ben.lee＋shop@example.com',
        'ben.lee﹢shop@example.com',
        'ben.lee@example。com',
        'ben.lee@example｡com',
        'ben.lee@example．com',
        'ben．lee@example.com',
        'ben․lee@example.com',
        '𝐛𝐞𝐧.𝐥𝐞𝐞@example.com',
        '𝓫𝓮𝓷.𝓵𝓮𝓮@example.com',
        'ⓑⓔⓝ.ⓛⓔⓔ@example.com',
        'ben.lee@ⓔⓧⓐⓜⓟⓛⓔ.com',
        'ben.lee@e\u00adxample.com',
        'ben.l\u200bee@example.com',
        'be\u200dn.lee@example.com',
        'be\u2060n.lee@example.com',
        '\ufeffben.lee@example.com',
        'ben.lee\u00a0@example.com',
        'ben.lee\u3000@example.com',
        'ben.lee@example.com\u200e',
        'ben.le\ufe0fe@example.com',
        'ben.lee@EXAMPLE.COM。',
      ],
    ],
    [
      'benlee@gmail.com',
      [
        'benlee@gmail.com',
        'ben.lee@gmail.com',
        'b.e.n.l.e.e@gmail.com',
        'benlee@googlemail.com',
        'ben.lee@googlemail.com',
        'Ben.Lee@GoogleMail.com',
        'ben.lee+shop@gmail.com',
        'b.enlee+x.y@googlemail.com.',
        'ben..lee@gmail.com',
        'benlee.@gmail.com',
        '.benlee@gmail.com',
        'ＢＥＮ．ＬＥＥ＠ＧＭＡＩＬ．ＣＯＭ',
        '"ben.lee"@gmail.com',
        'ben․lee@gmail.com',
        'ben.lee@gmail。com',
        'BENLEE@GMAIL.COM',
      ],
    ],
    [
      'ben@xn--bcher-kva.example',
      [
        'ben@bücher.example',
        'ben@BÜCHER.example',
        'ben@Bücher.Example.',
        'ben@bu\u0308cher.example',
        'ben@BU\u0308CHER.EXAMPLE',
        'ben@xn--bcher-kva.example',
        'BEN@XN--BCHER-KVA.EXAMPLE',
        'ben+x@bücher。example',
        'ben@ｂüｃｈｅｒ.example',
        'ben@ｘｎ--bcher-kva.example',
      ],
    ],
    [
      'li@xn--fsqu00a.xn--0zwm56d',
      [
        'li@例子.测试',
        'LI@例子。测试',
        'li+a@例子．测试',
        'li@xn--fsqu00a.xn--0zwm56d',
        'li@例子.测试。',
      ],
    ],
    [
      'josé@example.com',
      ['josé@example.com', 'jose\u0301@example.com', 'JOSÉ@example.com', 'JOSE\u0301@example.com'],
    ],
    ['office@example.com', ['oﬃce@example.com', 'office@example.com', 'OﬃCE@EXAMPLE.com']],
    ['klaus@example.com', ['\u212alaus@example.com', 'klauſ@example.com']],
  ]

  test.each(spellings.flatMap(([form, written]) => written.map((value) => [value, form] as const)))(
    '%j is %s',
    (value, form) => {
      expect(foldIdentity('email', value)).toBe(form)
    },
  )
})

describe('spellings of one telephone fold to one form', () => {
  const spellings: [string, string, string[]][] = [
    [
      '+8613800138000',
      '86',
      [
        '+8613800138000',
        '+86 138 0013 8000',
        '+86-138-0013-8000',
        '+86 (138) 0013.8000',
        '(+86) 13800138000',
        '008613800138000',
        '0086 138 0013 8000',
        '8613800138000',
        '86 138 0013 8000',
        '13800138000',
        '138 0013 8000',
        '138-0013-8000',
        '013800138000',
        '+86 013800138000',
        '＋８６１３８００１３８０００',
        '１３８００１３８０００',
        '１３８－００１３－８０００',
        '１３８　００１３　８０００',
        'tel:+86-138-0013-8000',
        '+8613800138000 ext. 12',
        '+8613800138000x12',
        '+86\u00a0138\u00a00013\u00a08000',
        '\u202a+8613800138000\u202c',
        '+86‑138‑0013‑8000',
        '+86–138–0013–8000',
        '٠٠٨٦١٣٨٠٠١٣٨٠٠٠',
        '+۸۶۱۳۸۰۰۱۳۸۰۰۰',
      ],
    ],
    [
      '+442079460958',
      '44',
      [
        '+44 20 7946 0958',
        '+44 (0)20 7946 0958',
        '+44 ( 0 ) 20 7946 0958',
        '0044 (0) 20 7946 0958',
        '+4402079460958',
        '020 7946 0958',
        '(020) 7946 0958',
        '442079460958',
      ],
    ],
    [
      '+14155550132',
      '1',
      [
        '+1 415 555 0132',
        '(415) 555-0132',
        '1-415-555-0132',
        '4155550132',
        '415.555.0132',
        '011 1 415 555 0132',
        '001 415 555 0132',
        '+1 (415) 555-0132 x99',
        '415-555-0132 ext 99',
        '415-555-0132;ext=99',
        '415-555-0132#99',
      ],
    ],
    [
      '+79161234567',
      '7',
      ['+7 916 123-45-67', '8 (916) 123-45-67', '89161234567', '79161234567', '9161234567'],
    ],
    [
      '+919198765432',
      '91',
      ['9198765432', '919198765432', '09198765432', '+91 91987 65432', '+91९१९८७६५४३२'],
    ],
    ['+555599123456', '55', ['5599123456', '(055) 9912-3456', '+55 55 9912-3456']],
    ['+390612345678', '39', ['+39 06 1234 5678', '06 1234 5678', '0039 06 12345678']],
  ]

  test.each(
    spellings.flatMap(([form, code, written]) =>
      written.map((value) => [value, code, form] as const),
    ),
  )('%j with calling code %s is %s', (value, callingCode, form) => {
    expect(foldIdentity('phone', value, { callingCode })).toBe(form)
  })

  test('without a calling code a number at home stays bare digits', () => {
    expect(foldIdentity('phone', '138-0013-8000')).toBe('13800138000')
    expect(foldIdentity('phone', '+86 138-0013-8000')).toBe('+8613800138000')
  })
})

describe('different people stay different', () => {
  test.each([
    ['email', 'ben@example.com', 'ben@example.org'],
    ['email', 'ben@example.com', 'ben@mail.example.com'],
    ['email', 'ben@example.com', 'benn@example.com'],
    ['email', 'ben.lee@example.com', 'benlee@example.com'],
    ['email', 'ben-lee@example.com', 'ben_lee@example.com'],
    ['email', 'ben-shop@example.com', 'ben@example.com'],
    ['email', 'ben@gmail.com', 'ben@gmail.com.example'],
    ['email', 'ben@gmail.com', 'ben@mail.gmail.com'],
    ['email', 'ben@gmail.com', 'ben@outlook.com'],
    ['email', 'benlee1@gmail.com', 'benlee2@gmail.com'],
    ['email', '+a@example.com', '+b@example.com'],
    ['email', 'josé@example.com', 'jose@example.com'],
    ['email', 'müller@example.com', 'mueller@example.com'],
    ['email', 'strauß@example.com', 'strauss@example.com'],
    ['email', 'ben@straße.example', 'ben@strasse.example'],
    ['email', 'ben@bücher.example', 'ben@bucher.example'],
    ['email', 'bеn@example.com', 'ben@example.com'],
    ['email', 'ben@exаmple.com', 'ben@example.com'],
    ['email', '王@example.com', '玉@example.com'],
    ['email', 'ben0@example.com', 'beno@example.com'],
    ['email', 'ben', 'ben@'],
    ['phone', '+8613800138000', '+8613800138001'],
    ['phone', '+8613800138000', '+113800138000'],
    ['phone', '+390612345678', '+39612345678'],
    ['phone', '+2250701020304', '+225701020304'],
    ['phone', '13800138000', '+13800138000'],
    ['phone', '+14155550132', '+4155550132'],
    ['device', 'dev_Abc', 'dev_abc'],
    ['device', 'dev.abc', 'devabc'],
    ['external_id', 'C-100', 'c-100'],
    ['external_id', 'C100', 'C-100'],
    ['external_id', '100', ' 100'],
    ['external_id', '0100', '100'],
    ['external_id', 'a+1', 'a+2'],
  ] as const)('%s: %j and %j', (kind, one, other) => {
    expect(foldIdentity(kind, one)).not.toBe(foldIdentity(kind, other))
  })
})

describe('laws', () => {
  const written = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.emailAddress(),
    fc
      .tuple(fc.string({ unit: 'grapheme', maxLength: 9 }), fc.domain())
      .map(([name, host]) => `${name}@${host}`),
    fc.string({ unit: fc.constantFrom(...'0123456789+-() .x０١'), maxLength: 20 }),
  )
  const kinds = fc.constantFrom(
    'email' as const,
    'phone' as const,
    'device' as const,
    'external_id' as const,
  )

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(kinds, written, (kind, value) => {
        const once = foldIdentity(kind, value)
        expect(foldIdentity(kind, once)).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  test('capitals and composition do not tell mailboxes apart', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (value) => {
        const form = foldIdentity('email', value)
        expect(foldIdentity('email', value.toUpperCase())).toBe(form)
        expect(foldIdentity('email', value.normalize('NFD'))).toBe(form)
      }),
    )
  })
})

describe('toAsciiLabel follows the samples of RFC 3492', () => {
  test.each([
    ['example', 'example'],
    ['bücher', 'xn--bcher-kva'],
    ['他们为什么不说中文', 'xn--ihqwcrb4cv8a8dqg056pqjye'],
    ['他們爲什麽不說中文', 'xn--ihqwctvzc91f659drss3x8bo0yb'],
    ['почемужеонинеговорятпорусски', 'xn--b1abfaaepdrnnbgefbadotcwatmq2g4l'],
    ['ليهمابتكلموشعربي؟', 'xn--egbpdaj6bu4bxfgehfvwxn'],
    ['למההםפשוטלאמדבריםעברית', 'xn--4dbcagdahymbxekheh6e0a7fei0b'],
    ['3年b組金八先生', 'xn--3b-ww4c5e180e575a65lsy2b'],
    ['mañana', 'xn--maana-pta'],
    ['☃-⌘', 'xn----dqo34k'],
    ['💩', 'xn--ls8h'],
  ])('%s is %s', (label, ascii) => {
    expect(toAsciiLabel(label)).toBe(ascii)
  })
})

/**
 * A telephone number as + and digits, the way it is dialled from abroad. Without a calling code,
 * its own or the one that is given, nobody knows where it rings, and it stays bare digits.
 */
export function foldPhone(value: string, callingCode?: string): string {
  const written = value
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, plainDigit)
    .toLowerCase()
  // An extension rings at the same telephone.
  const main = written.replace(/^\s*tel:/, '').replace(/(?:;|,|#|\bext|\bx|(?<=\d)x).*$/s, '')
  const marked = main.replace(/\(\s*0\s*\)/g, '(0)').replace(/[^\d+()]/g, '')
  const digits = marked.replace(/\D/g, '')
  if (digits === '') return written.trim()

  const isAbroad = /^\(?\+/.test(marked)
  // Printed as +44 (0)20: the zero is for callers at home.
  if (isAbroad) return `+${withoutTrunkZero(marked.replace('(0)', '').replace(/\D/g, ''))}`
  if (digits.startsWith('00')) {
    return `+${withoutTrunkZero(marked.replace('(0)', '').replace(/\D/g, '').slice(2))}`
  }
  return callingCode ? `+${withCallingCode(digits, callingCode.replace(/\D/g, ''))}` : digits
}

function withCallingCode(digits: string, callingCode: string): string {
  if (callingCode === '1') {
    if (digits.startsWith('011')) return withoutTrunkZero(digits.slice(3))
    return digits.length === 11 && digits.startsWith('1') ? digits : `1${digits}`
  }
  if (callingCode === '7' && digits.length === 11 && /^[78]/.test(digits))
    return `7${digits.slice(1)}`
  // Numbers at home have at most 11 digits, or begin with the zero that these do not have.
  if (digits.length >= 12 && digits.startsWith(callingCode)) return withoutTrunkZero(digits)
  return withoutTrunkZero(callingCode + digits)
}

/** Drops a zero after the calling code, in countries where it is only dialled at home. */
function withoutTrunkZero(digits: string): string {
  const callingCode = trunkZeroCodes.find((code) => digits.startsWith(`${code}0`))
  return callingCode ? callingCode + digits.slice(callingCode.length).replace(/^0+/, '') : digits
}

// No calling code begins with another one, so the first that fits is the right one. Left out are
// those whose numbers themselves begin with a zero, such as Italy's.
const trunkZeroCodes = (
  '20 27 31 32 33 40 41 43 44 46 49 51 54 55 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 98 ' +
  '212 213 218 233 234 249 251 254 255 256 260 263 353 355 358 359 380 381 385 386 387 389 421 ' +
  '855 856 880 886 961 962 963 964 966 967 971 972 977 995'
).split(' ')

/** Digits of other scripts: the ten of each stand together, so the first of them gives the value. */
function plainDigit(digit: string): string {
  const codePoint = digit.codePointAt(0)!
  const zero = digitZeros.findLast((first) => first <= codePoint) ?? 0x30
  return codePoint - zero < 10 ? String(codePoint - zero) : digit
}

// ASCII, Arabic, Persian, Devanagari, Bengali, Gujarati, Tamil, Telugu, Thai, Lao, Burmese, Khmer.
const digitZeros = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xc66, 0xe50, 0xed0, 0x1040, 0x17e0,
]

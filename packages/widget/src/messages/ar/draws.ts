import type { DrawMessages } from '../messages.ts'

/** What is said of draws, in Arabic. */
export const messages: DrawMessages = {
  drawsTitle: 'السحوبات',
  noDraws: 'لا يوجد سحب في هذا البرنامج حاليًا.',
  drawOn: (date) => `يُجرى السحب في ${date}`,
  drawnOn: (date) => `أُجري السحب في ${date}`,
  ticketsCount: {
    zero: '# فرصة',
    one: 'فرصة واحدة',
    two: 'فرصتان',
    few: '# فرص',
    many: '# فرصة',
    other: '# فرصة',
  },
  noEntries: 'لا فرص بعد',
  noEntriesYet: 'ليست لديك فرص بعد، وتجد طريقة الحصول عليها في الشروط.',
  winnersCount: {
    zero: '# فائز',
    one: 'فائز واحد',
    two: 'فائزان',
    few: '# فائزين',
    many: '# فائزًا',
    other: '# فائز',
  },
  drawAlike: 'لكل فرصة الحظ نفسه.',
  drawWon: 'لقد فزت',
  drawLost: 'لم تُسحب فرصتك هذه المرة',
  drawTook: (own, all) => `فرصك: ${own} من ${all}.`,
  drawNone: 'لم تكن لديك فرص في هذا السحب.',
  drawCheck: 'كيف يتحقق منه أي شخص',
  drawPromise:
    'يحدد رقم سري من يفوز. ثُبّت هذا الرقم قبل أن يحصل أحد على فرصة، وبصمته معلنة منذ ذلك الحين.',
  drawRevealed: 'الرقم معلن الآن: يجب أن تطابقه البصمة وأن يعطي الفائزين أنفسهم.',
  drawCommitment: 'البصمة (SHA-256)',
  drawSeed: 'الرقم',
  drawEntriesHash: 'بصمة كل الفرص',
  drawHolder: 'رقمك في القائمة',
  drawList: 'قائمة كل الفرص والفائزين',
  drawsFailed: 'تعذّر تحميل السحوبات، وفرصك محفوظة.',
}

import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Japanese. */
export const messages: AnswerMessages = {
  looking: '確認しています…',
  whyFailed: '回答を読み込めませんでした。内容に変わりはありません。',
  retry: '再試行',
  nearest: '対象となる条件',
  history: 'これまでの流れ',
  traceTitle: 'これまでの経過',
  began: 'ご参加',
  promised: 'お約束',
  holdEnds: '保留期限',
  appeal: '異議を申し立てる',
  appealText: 'お店に確認してほしいこと',
  appealEvidence: '注文番号などの証拠（任意）',
  appealSend: '送信',
  appealSending: '少々お待ちください…',
  appealDue: (date) => `${date}までにお店が回答します。`,
  appealLate: '回答が遅れています。申し立ては有効です。',
  appealAnswer: 'お店の回答',
  appealFailed: '送信できませんでした。ご記入の内容は残っています。',
  appealNot: 'これ以上の申し立てはできません。',
  validTo: '有効期限',
  appealStates: {
    open: 'お店が確認しています',
    upheld: '申し立てが認められました',
    rejected: '結果は変わりませんでした',
  },
}

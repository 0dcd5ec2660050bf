import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Japanese. */
export const messages: AnswerMessages = {
  looking: '確認中…',
  whyFailed: '読み込めませんでした。内容に変わりはありません。',
  retry: 'もう一度試す',
  nearest: '対象となる条件',
  history: 'これまでの流れ',
  traceTitle: 'これまでの経過',
  began: '参加',
  promised: '特典の発生',
  holdEnds: '確定予定',
  appeal: '結果について申し立てる',
  appealText: 'お店に確認してほしいこと',
  appealEvidence: '注文番号など確認できるもの（任意）',
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
    upheld: 'お申し立てが認められました',
    rejected: '結果は変わりませんでした',
  },
}

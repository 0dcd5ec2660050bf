import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Japanese. */
export const messages: AnswerMessages = {
  looking: '確認しています…',
  whyFailed: '回答を読み込めませんでした。内容に変わりはありません。',
  retry: '再試行',
  nearest: '対象となる条件',
  history: 'これまでの流れ',
  began: 'ご参加',
  promised: 'お約束',
  holdEnds: '保留期限',
  validTo: '有効期限',
}

import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Chinese. */
export const messages: AnswerMessages = {
  looking: '正在查询…',
  whyFailed: '暂时无法查询，相关记录没有变化。',
  retry: '重试',
  nearest: '怎样才能计入',
  history: '进展记录',
  began: '加入',
  promised: '承诺',
  holdEnds: '待生效至',
  validTo: '有效期至',
}

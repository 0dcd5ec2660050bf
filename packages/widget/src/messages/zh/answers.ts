import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Chinese. */
export const messages: AnswerMessages = {
  looking: '正在查询…',
  whyFailed: '暂时无法查询，相关记录没有变化。',
  retry: '重试',
  nearest: '怎样才能计入',
  history: '进展记录',
  traceTitle: '推荐经过',
  began: '加入',
  promised: '奖励产生',
  holdEnds: '待生效至',
  appeal: '我有异议',
  appealText: '请说明您的情况',
  appealEvidence: '订单号或其他凭证（选填）',
  appealSend: '提交',
  appealSending: '请稍候…',
  appealDue: (date) => `商店将于${date}前答复。`,
  appealLate: '答复已超时，您的异议仍然有效。',
  appealAnswer: '商店的答复',
  appealFailed: '没有提交成功，您填写的内容仍在。',
  appealNot: '该结果已无法提出异议。',
  validTo: '有效期至',
  appealStates: {
    open: '商店正在核实您的异议',
    upheld: '异议成立',
    rejected: '维持原结果',
  },
}

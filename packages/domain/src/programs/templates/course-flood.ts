import type { ProgramDraft } from '../document.ts'

/** Online courses: five hundred new friends a week can be looked after; the others wait in line and are told so. */
export const courseFlood: ProgramDraft = {
  name: { en: 'A course for you both', zh: '双方各得一门课程' },
  quota: {
    count: 500,
    period: 'week',
    time_zone: 'Asia/Shanghai',
    then: 'queue',
    order: 'arrival',
  },
  rules: [
    {
      id: 'course-for-both',
      when: 'enrolment',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'course' },
          label: { en: 'A course of your choice', zh: '任选一门课程' },
        },
        {
          to: 'friend',
          kind: 'perk',
          value: { amount: 1, asset: 'course' },
          label: { en: 'A second course', zh: '再得一门课程' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'A second course for your friend, one for you',
      share_text: 'I am learning here. Enrol through my link and you get a second course.',
      friend_headline: 'A second course for you',
      friend_text:
        'Enrol through this invitation. If the week is full, you keep your place in line.',
    },
    zh: {
      headline: '好友多得一门课，您也得一门',
      share_text: '我在这里学习。用我的链接报名，可多得一门课程。',
      friend_headline: '您可多得一门课程',
      friend_text: '通过此邀请报名。如本周名额已满，您的排队位置会保留。',
    },
  },
  terms: {
    en: [
      'Your friend is new to us and enrols through your link or with your code. Each of you gets one course.',
      'We admit 500 new friends a week (Shanghai time). Whoever comes after them waits in line, in order of arrival, and is admitted in the next week; nothing is lost.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新学员，并通过您的链接或推荐码报名，双方各得一门课程。',
      '每周（上海时间）接纳 500 位新好友，其后者按先后顺序排队，于下周依次接纳，资格不会丢失。',
      '推荐自己无效。',
    ].join('\n'),
  },
}

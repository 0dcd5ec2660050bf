/** What is wrong in a condition. */
export const conditions = {
  'A condition may have at most $1 characters.': '一个条件最多 $1 个字符。',
  'Write a condition.': '请写出条件。',
  'A condition must be true or false.': '条件的结果应为 true 或 false。',
  'This is nested too deeply.': '嵌套太深。',
  'A list may have at most $1 values.': '列表最多 $1 个值。',
  'This cannot be used in a condition.': '条件里不能这样写。',
  'Ask whether a fact is there with has(), not with null.':
    '要判断某项是否存在，请用 has()，不要用 null。',
  'This number is too large.': '这个数字太大。',
  'Only texts, numbers, true and false can be written here.':
    '这里只能写文字、数字、true 或 false。',
  'Name one of its facts, such as $1.': '请写出其中一项，如 $1。',
  'This name is not known here.': '这里没有这个名称。',
  'A fact is written like friend.tier or friend.attributes.plan.':
    '应写成 friend.tier 或 friend.attributes.plan 这样。',
  'There is no $1 at this point.': '此处没有 $1 可用。',
  'There is no such fact about the $1.': '$1 没有这一项。',
  'This name cannot be used.': '不能用这个名称。',
  '$1 has no parts of its own.': '$1 没有下一级。',
  'Only a text can be looked for here, such as "plan" in $1.':
    '这里只能查找文字，如 "plan" in $1。',
  'Name one of its entries, such as $1.': '请写出其中一项，如 $1。',
  'Only whole numbers such as conversion.amount can be calculated with.':
    '只有整数（如 conversion.amount）可以参与计算。',
  'has() takes one fact, such as has(friend.tier).': 'has() 里写一项，如 has(friend.tier)。',
  'This function is not known here.': '这里没有这个函数。',
  'matches() takes one pattern, written out as a text.': 'matches() 里写一个文字形式的模式。',
  'A pattern may have at most $1 characters.': '一个模式最多 $1 个字符。',
  'This pattern is too costly.': '这个模式计算量太大。',
  'This is not a valid RE2 pattern.': '这不是有效的 RE2 模式。',
  'These do not go together: $1.': '两边的类型不能这样搭配：$1。',
  'This cannot be understood.': '无法理解这个条件。',
  'Something is missing or out of place here.': '这里缺了什么，或写错了位置。',
  'This character is out of place.': '这里不该有这个字符。',
  'This text has no closing quotation mark.': '这段文字缺少结尾的引号。',
  'This text has no closing quotation marks.': '这段文字缺少结尾的三重引号。',
  'This text has no closing quotation mark on its line.': '这段文字在本行缺少结尾的引号。',
  'This is not a number.': '这不是数字。',
  'This word is reserved.': '这是保留字，不能用。',
  'This condition is too long or nested too deeply.': '条件太长，或嵌套太深。',
  'Both sides of && and || must be true or false.': '&& 和 || 的两边都应为 true 或 false。',
  'What stands before ? must be true or false.': '? 前面应为 true 或 false。',
  'Both sides of : must be of one kind.': ': 两边应是同一类型。',
  'The values of a list must be of one kind.': '列表里的值应是同一类型。',
  'This function does not take these values.': '这个函数不接受这些值。',
} as const

/** The kinds of values, as faults name them. */
export const kinds = {
  'whole number': '整数',
  'decimal number': '小数',
  text: '文字',
  'yes or no': '是或否',
} as const

/** What is wrong in a document as a whole, whose parts are each right by themselves. */
export const whole = {
  'This is nested too deeply to be a program.': '嵌套太深，不可能是一份活动文档。',
  'A document has at most $1 characters as JSON.': '文档写成 JSON 最多 $1 个字符。',
  'A program has one rule at least, or a board.': '活动至少要有一条规则，或一个榜单。',
  'Another rule has this id; each needs its own.': '已有规则用了这个 id，不能重复。',
  'A claim is not yet anything done: name a conversion type such as "signup".':
    '领取还不算行动：请填转化类型，如“signup”。',
  'The condition speaks of amounts: say in which currency, such as "asset": "CNY".':
    '条件涉及金额：请写明币种，如 "asset": "CNY"。',
  'No rule answers a conversion, so say what makes a referral count, such as { "when": "signup" }.':
    '没有规则对应转化，请写明推荐怎样算数，如 { "when": "signup" }。',
  'This is not a language tag; use one such as "en", "zh" or "zh-Hant".':
    '这不是语言标签；请用“en”“zh”或“zh-Hant”这样的标签。',

  'A currency is written in capitals.': '币种用大写字母。',
  'There is no such currency; give one of ISO 4217, such as CNY.':
    '没有这个币种；请用 ISO 4217 的币种，如 CNY。',
  'There is no such time zone; give one such as "Asia/Shanghai".':
    '没有这个时区；请填“Asia/Shanghai”这样的时区。',
  'There is no rule with this id.': '没有这个 id 的规则。',
  'There is no segment with this id.': '没有这个 id 的人群。',
  'There is no beneficiary with this name.': '没有这个名称的受益方。',
  'There is no such group: use "staff", or the id of a segment.':
    '没有这个群体：请用“staff”或某个人群的 id。',
  'Another boost has this id; each needs its own.': '已有加倍用了这个 id，不能重复。',
  'Another segment has this id; each needs its own.': '已有人群用了这个 id，不能重复。',
  'Another board has this id; each needs its own.': '已有榜单用了这个 id，不能重复。',
  'Another limit has this id; each needs its own.': '已有上限用了这个 id，不能重复。',

  'A segment is of people: ask for amounts in the rule.': '人群针对的是人：金额请在规则里判断。',
  'A segment is of the whole rule: write it beside `give`, and what others get into another rule.':
    '人群属于整条规则：请写在 `give` 旁边，其他人得什么请另写一条规则。',
  'A board is of all advocates, as everybody can see: give what is for some alone by a milestone with `segment`.':
    '榜单面向所有推荐人，人人可见：只给一部分人的，请用带 `segment` 的里程碑。',
  'A prize goes to whoever has its rank: give what is for some alone by a milestone with `segment`.':
    '奖品按名次发放：只给一部分人的，请用带 `segment` 的里程碑。',
  'Whoever holds entries takes part: have a rule with `segment` give the entries.':
    '持有抽奖资格的人都参加：请由带 `segment` 的规则发放资格。',
  'A prize goes to whoever is drawn: have a rule with `segment` give the entries of the draw.':
    '奖品归中奖者：请由带 `segment` 的规则发放抽奖资格。',
  'A boost is of rules: name those that have the segment under `rules`.':
    '加倍针对规则：请在 `rules` 里写出带有该人群的规则。',
  'A limit says by `for` whose rewards it counts: name the segment there.':
    '上限用 `for` 说明计谁的奖励：请把人群写在那里。',
  'A goal is the same for everybody: what is for a segment is said by rules.':
    '目标对所有人都一样：面向人群的内容请写在规则里。',
  'Many friends make up a milestone: name a segment that asks of the advocate or the program alone.':
    '里程碑由许多好友累计而成：请用只涉及推荐人或活动的人群。',

  'There is nothing to choose: give two or more of this name.': '没有可选的：同名的至少要有两份。',
  'What one may choose between goes to the same recipient.': '供选择的各份应给同一个接收人。',
  'What one may choose between is held equally long.': '供选择的各份等待期应相同。',
  'It is chosen later: give a fixed amount.': '之后才选定：请给固定金额。',
  'What is chosen comes at once: leave it out.': '选定的会一次给齐：请去掉此项。',
  'The recipient chooses already: make it one of the choices.':
    '接收人已经可以选择：请把它列为选项之一。',

  'An offer is promised before anything is bought: there is nothing to count.':
    '优惠在购买之前就已承诺：没有可计数的。',
  'The program has no goal to count from: write one, such as { "when": "signup" }.':
    '活动没有可起算的目标：请写一个，如 { "when": "signup" }。',
  'A total is of all that one friend does: add "per": "referral".':
    '累计的是一位好友的全部行为：请加上 "per": "referral"。',
  'A total is reached by several conversions: say which one makes a referral count.':
    '累计由多次转化达成：请写明哪一次让推荐算数。',
  'The total is in another currency than the rule.': '累计的币种与规则不同。',
  'A friend is rewarded once only: leave out `first`, or "per": "referral".':
    '每位好友只奖励一次：请去掉 `first`，或去掉 "per": "referral"。',
  'This is reckoned from one conversion, and given for all: give an amount.':
    '这是按一次转化计算的，却为全部转化而给：请给固定金额。',
  'Spending is compared in one currency: count "friends_spending", with its asset.':
    '消费须按同一币种比较：请用“friends_spending”计数，并写明 asset。',
  'Steps go by the number of friends, and this counts what they spend.':
    '阶梯按好友人数递进，而这里计的是消费额。',

  'Another limit counts the same in the same period; keep the lower one.':
    '已有上限在同一周期计同样的内容；请保留较低的一个。',
  'Say by which name the programs share it, such as "id": "year-cap".':
    '请写明各活动共用它的名称，如 "id": "year-cap"。',
  'A table of countries needs `per` country.': '按国家列表时，`per` 应为 country。',
  'No rule that is limited gives anything.': '受此上限约束的规则都不给任何东西。',
  'No rule that is limited gives anything to the $1.': '受此上限约束的规则都不给 $1 任何东西。',
  'No rule that is limited gives anything in this asset.':
    '受此上限约束的规则都不给这种币种或单位的东西。',
  'No rule that is limited gives the $1 anything in this asset.':
    '受此上限约束的规则都不给 $1 这种币种或单位的东西。',

  'A share is taken of an amount: say in which currency, such as "asset": "CNY".':
    '比例按金额计算：请写明币种，如 "asset": "CNY"。',
  'A share is in the currency of the conversion, and this rule is about another.':
    '比例以转化的币种计，而这条规则是另一币种。',
  'The rule has stock of another gift of this kind and unit: name one otherwise.':
    '规则里另一份同类同单位的东西也有库存：请改用别的名称。',

  'What is chosen later cannot be held back for: with a budget give it without a choice.':
    '之后才选定的无法预留：有预算时请不要让人选择。',
  'No rule gives anything in this asset.': '没有规则给这种币种或单位的东西。',
  'With a budget a share needs a `cap`: the most that one reward may come to, in minor units.':
    '有预算时，比例需要 `cap`：一份奖励最多多少，以最小货币单位计。',
  'A customer’s value is in a currency.': '顾客价值应以币种计。',
  'No rule gives anything in this currency, so there is nothing to guard.':
    '没有规则给这种币种的东西，没有什么需要防护。',

  'A rule has this id; a board with prizes needs its own.':
    '已有规则用了这个 id；带奖项的榜单需要自己的 id。',
  'A lifetime is never over: give the board a period.': '全程永不结束：请给榜单一个周期。',
  'A rule, a board or another draw has this id; each needs its own.':
    '已有规则、榜单或抽奖用了这个 id，不能重复。',
  'Another draw has these entries; each needs its own unit.':
    '已有抽奖用了这种资格，各抽奖的单位不能重复。',
  'No rule gives entries in this unit.': '没有规则发放这种单位的抽奖资格。',
  'A rule gives something else in this unit: name the entries otherwise.':
    '有规则以这个单位给别的东西：请给抽奖资格换个名称。',

  'Growth is earned, and cannot be given on.': '成长值靠自己获得，不能转赠。',
  'No rule gives anything in the asset "growth", so nobody would rise.':
    '没有规则给“growth”（成长值），谁也无法升级。',

  'What comes in instalments has no stock: leave one of them out.':
    '分期给的没有库存：请去掉其中一项。',
  'A milestone has no conversion to take a share of: give an amount or steps.':
    '里程碑没有可按比例计算的转化：请给固定金额或阶梯。',
  'This does not run out: leave it out.': '这种奖励不会过期：请去掉此项。',
  'Say how long in days or in months, not both.': '期限用天或月表示，只能写一个。',
  'Only a gift is sent to an address: leave it out.': '只有礼品需要寄送地址：请去掉此项。',
  'Only a donation goes to a beneficiary: leave it out.': '只有捐赠才有受益方：请去掉此项。',
  'Say whom the donation goes to: a name out of `beneficiaries`.':
    '请写明捐给谁：用 `beneficiaries` 里的名称。',
  "A milestone counts the advocate's friends: what it gives goes to the advocate.":
    '里程碑计的是推荐人的好友：奖励归推荐人。',
  'What is promised on a claim goes to the friend; reward the advocate on a conversion.':
    '领取时承诺的归好友；推荐人请在转化时奖励。',
  'The upline shares in what a friend buys: give it on a conversion.':
    '上级分享的是好友的购买：请在转化时给。',
  'Say at the top that there are so many levels: "upline": { "levels": 2 }.':
    '请在文档顶层写明有这么多级："upline": { "levels": 2 }。',
  'Say at the top that there are so many levels: "upline": { "levels": 3 }.':
    '请在文档顶层写明有这么多级："upline": { "levels": 3 }。',
  'The upline gets a share of what was bought, such as 200 basis points.':
    '上级得到的是购买金额的比例，如 200 个基点。',
  "The friend's offer is used at the checkout, so it cannot be held: leave it out.":
    '好友优惠在结账时使用，不能等待：请去掉此项。',
  'Each instalment has a hold of its own: leave this one out.':
    '每期各有等待期：请去掉这里的等待期。',
  'What is given instead is of another kind; else write a rule of its own.':
    '替代给的应是另一种；否则请另写一条规则。',
  'What is given instead is given at once: give an amount or a share.':
    '替代给的会立即给：请给固定金额或比例。',
  'The period of a balance begins with a conversion: give it on one.':
    '余额的计算期从转化开始：请在转化时给。',
  'What is earned on a balance goes to the advocate or the friend.': '余额所得归推荐人或好友。',
  'There is nothing to choose before the period is over.': '计算期满之前没有可选的。',
  'What is earned on a balance is not replaced: leave it out.': '余额所得不能替代：请去掉此项。',

  'Cash is in a currency, such as "CNY".': '现金以币种计，如“CNY”。',
  'Points are in a unit of your own, such as "points".': '积分以您自己的单位计，如“points”。',
  'A perk is named in small letters, such as "free_parking", with an amount of 1.':
    '权益用小写字母命名，如“free_parking”，数量为 1。',
  'Entries of a draw are counted in a unit of your own, such as "car_entries".':
    '抽奖资格以您自己的单位计，如“car_entries”。',
  'A message is named in small letters, such as "certificate", with an amount of 1.':
    '消息用小写字母命名，如“certificate”，数量为 1。',

  'The widget has no text of this name.': '小组件里没有这个名称的文字。',
  'Nothing is filled in here: write it without braces.': '这里没有可填入的内容，请去掉花括号。',
  'Only $1 can be filled in here.': '这里只能填入 $1。',
} as const

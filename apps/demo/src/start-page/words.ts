import type { Lang } from '../shop/lang.ts'

const en = {
  title: 'A good word, rewarded',
  lead: 'A customer who is glad they bought tells a friend. Both are rewarded, and everyone can see why. This is the whole of it, running here, with a small tea shop to try it in.',
  other: '中文',
  storyTitle: 'The story in three steps',
  steps: [
    {
      title: 'Alice shares',
      text: 'Open the shop as Alice, tap “Refer a friend”, and copy her link. Two taps.',
      action: 'Open the shop as Alice',
    },
    {
      title: 'Ben buys',
      text: 'Open her link in a second window. The shop greets Ben with her offer; at the checkout it is taken off.',
      action: 'Open the shop as Ben',
    },
    {
      title: 'Time passes',
      text: 'Alice sees what is hers and from when. Move the clock by 8 days, and it is. Return the order, and see what happens.',
      action: 'See Alice’s account',
    },
  ],
  openLink: 'Open her link as Ben',
  newWindow: 'opens a new window',
  placesTitle: 'Everything else',
  console: 'Console',
  consoleText:
    'The merchant’s view: programs, referrals, rewards, and the receipt of each decision.',
  examples: 'Examples',
  examplesText: 'Each place of the widget with its code, and a playground for its looks.',
  program: 'The program’s own page',
  programText: 'For a shop without a site: share at once, and confirm an address later.',
  mail: 'Mailbox',
  mailText: 'Every letter that was sent, by whomever it was to be read.',
  docs: 'API reference',
  docsText: 'Every operation, to read and to try.',
  openapi: 'OpenAPI document',
  openapiText: 'The same for machines, version 3.1.',
  health: 'Health',
  healthText: 'Whether it runs and is ready.',
  tagTitle: 'What the shop has in its pages',
  tagText:
    'One line. Everything else a merchant writes is on the shop’s own server: signing who the customer is, and telling of orders and refunds.',
  footer: 'A sandbox on this machine. Nothing leaves it, and its clock is yours to move.',
}

type StartWords = typeof en

const zh: StartWords = {
  title: '一句好话，自有回报',
  lead: '买得满意的顾客告诉一位朋友，双方都有奖励，每一份奖励都说得清缘由。整套系统就在这里运行，并附一家小茶舍供您体验。',
  other: 'English',
  storyTitle: '三步看懂',
  steps: [
    {
      title: 'Alice 分享',
      text: '以 Alice 的身份打开商店，点“推荐好友”，复制她的链接。只需两步。',
      action: '以 Alice 打开商店',
    },
    {
      title: 'Ben 下单',
      text: '在另一个窗口打开她的链接。商店向 Ben 展示她送的优惠，结账时直接减去。',
      action: '以 Ben 打开商店',
    },
    {
      title: '时间过去',
      text: 'Alice 看得到自己有什么、何时到账。把时钟拨快 8 天，奖励就到了；退掉订单，再看看会怎样。',
      action: '查看 Alice 的账户',
    },
  ],
  openLink: '以 Ben 打开她的链接',
  newWindow: '在新窗口打开',
  placesTitle: '其他入口',
  console: '控制台',
  consoleText: '商家视角：活动、推荐、奖励，以及每个决定的凭据。',
  examples: '示例',
  examplesText: '小组件的每个位置和代码，以及外观试验台。',
  program: '活动主页',
  programText: '没有网站的商家也能用：先分享，之后再确认邮箱。',
  mail: '邮箱',
  mailText: '系统发出的每一封邮件都在这里。',
  docs: 'API 文档',
  docsText: '每个接口，可读可试。',
  openapi: 'OpenAPI 文件',
  openapiText: '同样的内容，供机器读取，3.1 版。',
  health: '健康状态',
  healthText: '是否运行、是否就绪。',
  tagTitle: '商店页面里只有这一行',
  tagText: '其余都在商店自己的服务器上：签名说明顾客是谁，上报订单与退款。',
  footer: '这是本机上的沙盒。数据不会离开本机，时钟由您拨动。',
}

/** What the start page says in a reader's language. */
export function startWords(lang: Lang): StartWords {
  return lang === 'zh' ? zh : en
}

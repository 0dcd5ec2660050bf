import type { Lang } from '../shop/lang.ts'

export type Surface = 'panel' | 'progress' | 'prompt' | 'board' | 'terms'

const en = {
  title: 'Examples',
  lead: 'Each place of the widget, as it stands on a shop’s page. Take the code beside it; every attribute may be left out.',
  other: '中文',
  home: 'Start page',
  copy: 'Copy',
  copied: 'Copied',
  live: 'Live: this is Alice, in the sandbox of this machine.',
  sample: 'A preview with customers who are made up.',
  surfaces: {
    panel: ['Panel', 'The whole: link, channels, progress, friends, rewards and terms.'],
    progress: ['Progress', 'One strip: how near the next reward is. A tap opens the dialog.'],
    prompt: ['Prompt', 'Asks for a good word at the best moment after a purchase.'],
    board: ['Board', 'Who is ahead, and the customer’s own place.'],
    terms: ['Terms', 'Terms, questions and answers.'],
  } satisfies Record<Surface, [string, string]>,
  /** Places that stand by themselves, and are not placed. */
  floating: { launcher: 'Button', dialog: 'Dialog', banner: 'Welcome of a friend' },
  buttonTitle: 'Button and calls',
  buttonText:
    'The button at the foot of this page opens the panel in a dialog. Any button of your own does so too, whether our script is there yet or not.',
  openDialog: 'Refer a friend',
  playTitle: 'Theme playground',
  playText:
    'What you choose goes into the program’s theme, and every place of the widget wears it.',
  place: 'Place',
  state: 'Customer',
  language: 'Language',
  scheme: 'Scheme',
  accent: 'Colour',
  radius: 'Corners',
  states: {
    new: 'Has no link yet',
    empty: 'Has shared',
    full: 'Has friends',
    celebration: 'A friend has bought',
    anonymous: 'Not signed in',
    loading: 'It loads',
    failed: 'It could not be loaded',
    offline: 'The device is offline',
    resting: 'There is no program',
  },
  schemes: { light: 'Light', dark: 'Dark' },
  frameworks: 'With React and Vue',
  frameworksText: 'The components are the elements themselves, with their types.',
}

type ExampleWords = typeof en

const zh: ExampleWords = {
  title: '示例',
  lead: '小组件的每个位置，就像它在商店页面上的样子。旁边的代码可以直接使用，每个属性都可以省略。',
  other: 'English',
  home: '首页',
  copy: '复制',
  copied: '已复制',
  live: '真实数据：这是本机沙盒中的 Alice。',
  sample: '预览，顾客为虚构。',
  surfaces: {
    panel: ['推荐面板', '完整内容：链接、渠道、进度、好友、奖励和条款。'],
    progress: ['进度条', '一行显示离下一份奖励还有多远，点按打开对话框。'],
    prompt: ['购后邀请', '在购买后最合适的时刻，请顾客说句好话。'],
    board: ['排行榜', '谁领先，以及顾客自己的名次。'],
    terms: ['条款', '条款与常见问题。'],
  },
  floating: { launcher: '悬浮按钮', dialog: '对话框', banner: '好友欢迎横幅' },
  buttonTitle: '按钮与调用',
  buttonText: '页面底部的按钮在对话框中打开面板。您自己的任何按钮也可以，无论脚本是否已经加载。',
  openDialog: '推荐好友',
  playTitle: '主题试验台',
  playText: '您的选择写入方案的主题，小组件的每个位置都会采用。',
  place: '位置',
  state: '顾客',
  language: '语言',
  scheme: '明暗',
  accent: '颜色',
  radius: '圆角',
  states: {
    new: '还没有链接',
    empty: '已分享',
    full: '已有好友',
    celebration: '好友刚下单',
    anonymous: '未登录',
    loading: '加载中',
    failed: '无法加载',
    offline: '设备离线',
    resting: '没有活动',
  },
  schemes: { light: '浅色', dark: '深色' },
  frameworks: '在 React 和 Vue 中',
  frameworksText: '组件就是元素本身，并带有类型。',
}

export function exampleWords(lang: Lang): ExampleWords {
  return lang === 'zh' ? zh : en
}

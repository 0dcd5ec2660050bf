import type { Lang } from './lang.ts'

/** Something on the shelf. The price is in whole fen. */
export type Product = {
  readonly id: string
  readonly price: number
  readonly name: Readonly<Record<Lang, string>>
  readonly amount: Readonly<Record<Lang, string>>
  readonly text: Readonly<Record<Lang, string>>
}

export const asset = 'CNY'

export const products: readonly Product[] = [
  {
    id: 'oolong',
    price: 16_800,
    name: { en: 'High mountain oolong', zh: '高山乌龙' },
    amount: { en: 'Rolled leaf, 150 g', zh: '球形茶，150 克' },
    text: {
      en: 'Grown in mist at 1,400 metres and lightly roasted. It smells of orchids, tastes of butter and stone fruit, and is good for seven infusions.',
      zh: '一千四百米云雾间的茶园，轻焙。兰花香，入口如奶油与核果，可冲七泡。',
    },
  },
  {
    id: 'green',
    price: 12_800,
    name: { en: 'First spring green', zh: '明前龙井' },
    amount: { en: 'Whole leaf, 100 g', zh: '整叶，100 克' },
    text: {
      en: 'Picked in the ten days before the spring rains and pressed flat by hand in a warm pan. Sweet as young peas, with a taste of roasted chestnut.',
      zh: '清明前十日采摘，手工锅中压扁。清甜如嫩豌豆，有炒栗香。',
    },
  },
  {
    id: 'puer',
    price: 29_800,
    name: { en: 'Aged pu’er cake', zh: '陈年普洱饼' },
    amount: { en: 'One cake, 357 g', zh: '一饼，357 克' },
    text: {
      en: 'Pressed in 2014 and kept dry ever since. Dark, round and calm: wet forest, old books, a little camphor at the end.',
      zh: '二零一四年压饼，干仓存放至今。汤色深、口感圆润，有林地与旧书的气息，尾韵微带樟香。',
    },
  },
  {
    id: 'jasmine',
    price: 9_800,
    name: { en: 'Jasmine pearls', zh: '茉莉龙珠' },
    amount: { en: 'Hand-rolled, 100 g', zh: '手工揉制，100 克' },
    text: {
      en: 'Young leaves rolled by hand and laid with fresh jasmine for six nights. Three pearls are enough for a cup.',
      zh: '嫩叶手工揉成珠，与鲜茉莉同窨六夜。三颗便是一杯。',
    },
  },
  {
    id: 'gaiwan',
    price: 18_800,
    name: { en: 'Plain white gaiwan', zh: '素白盖碗' },
    amount: { en: 'Porcelain, 120 ml', zh: '白瓷，120 毫升' },
    text: {
      en: 'Cup, lid and saucer, thrown thin enough that light comes through. It keeps no taste of its own, so it suits every tea.',
      zh: '盖、碗、托一套，胎薄透光。不留余味，什么茶都合适。',
    },
  },
  {
    id: 'teapot',
    price: 46_800,
    name: { en: 'Clay teapot', zh: '紫砂壶' },
    amount: { en: 'Unglazed, 180 ml', zh: '无釉，180 毫升' },
    text: {
      en: 'Purple clay, paddled into shape and fired without glaze. The clay breathes, and the pot pours in one clean line.',
      zh: '紫砂泥拍身筒成形，无釉烧成。泥料透气，出水一线。',
    },
  },
  {
    id: 'cups',
    price: 15_800,
    name: { en: 'Two celadon cups', zh: '青瓷对杯' },
    amount: { en: 'A pair, 60 ml each', zh: '一对，各 60 毫升' },
    text: {
      en: 'One for you, one for whoever sits across. The glaze is the blue-green of a river in the shade.',
      zh: '一只给自己，一只给对面的人。釉色如林荫下的河水。',
    },
  },
  {
    id: 'tray',
    price: 22_800,
    name: { en: 'Bamboo tea tray', zh: '竹茶盘' },
    amount: { en: '38 × 24 cm', zh: '38 × 24 厘米' },
    text: {
      en: 'Slats of five-year bamboo over a drawer that takes the water. Nothing to plug in and nothing to polish.',
      zh: '五年生竹条铺面，下有接水抽屉。不用插电，也不必打磨。',
    },
  },
]

export function findProduct(id: string | undefined): Product | undefined {
  return products.find((product) => product.id === id)
}

import type { HostedWords } from './en.ts'

/** What the hosted pages say, in Spanish. */
export const words: HostedWords = {
  language: 'Español',
  howTitle: 'Cómo funciona',
  shareTitle: 'Comparte tu enlace',
  shareText: 'Basta un toque. Envíalo a quien quieras.',
  friendTitle: 'Un amigo lo prueba',
  friendText: (gift) => `Recibe: ${gift}.`,
  friendTextPlain: 'Llega a la tienda con tu enlace.',
  rewardTitle: 'Te damos las gracias',
  rewardText: (gift) => `Para ti: ${gift}.`,
  rewardTextPlain: 'Te agradecemos la recomendación.',
  describe: (shop) => `Recomienda ${shop} a tus amigos.`,
  toShop: (shop) => `Ir a ${shop}`,
  scanTitle: 'En papel o en otra pantalla',
  scanText: 'Escanéalo con la cámara del teléfono.',
  print: 'Imprimir',
  recommends: (name, shop) => `${name} recomienda ${shop}`,
  recommendsSome: (shop) => `Alguien te recomienda ${shop}`,
  codeByLink:
    'Se aplica automáticamente al entrar en la tienda desde aquí. También puedes escribir el código al pagar.',
  codeByHand: 'Muestra este código al comprar, o escríbelo.',
  terms: 'Condiciones',
  questions: 'Preguntas y respuestas',
  restingTitle: 'Ahora mismo no hay ninguna oferta aquí',
  restingText: 'Lo prometido sigue en pie. Puedes visitar la tienda de todos modos.',
  unknownTitle: 'No hay nada en esta dirección',
  unknownText:
    'Puede que el enlace esté incompleto o ya no sea válido. Pide que te lo envíen otra vez.',
  troubleTitle: 'No se puede mostrar en este momento',
  troubleText: 'No se ha perdido nada. Inténtalo de nuevo en un momento.',
  languages: 'Idioma',
}

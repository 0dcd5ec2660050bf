import type { MissingFriendMessages } from '../messages.ts'

/** What is said to an advocate who does not see a friend, in Spanish. */
export const messages: MissingFriendMessages = {
  claimTitle: 'Falta un amigo',
  claimIntro:
    'Quizá alguien compró sin tu enlace: desde otro dispositivo o días después. Con el número de su pedido se busca en los registros de la tienda.',
  claimStep: (step, steps) => `Paso ${step} de ${steps}`,
  orderNumber: 'Número de pedido',
  orderHint: 'Figura en el correo que confirma el pedido, o en la tienda, entre los pedidos.',
  next: 'Siguiente',
  back: 'Atrás',
  whoTitle: '¿Quién hizo el pedido?',
  whoIntro: (hours) =>
    `Con el correo o el teléfono del pedido, la respuesta es inmediata. Sin ellos, la tienda lo busca en un plazo de ${hours}.`,
  whoPrivate: 'Deja en blanco lo que no sepas. Solo lo ve la tienda, y solo para esta búsqueda.',
  friendName: 'Nombre',
  friendEmail: 'Correo electrónico',
  friendPhone: 'Teléfono, con prefijo del país',
  whenTitle: '¿Cuándo se lo contaste?',
  whenIntro:
    'Basta con una fecha aproximada, o ninguna. Es lo que decide si otras personas también se lo contaron.',
  whenLabel: 'Día',
  claimSend: 'Buscar el pedido',
  looking: 'Buscando…',
  claimsBefore: 'Tus consultas anteriores',
  noClaims: 'Los pedidos por los que preguntes quedan aquí, con su respuesta.',
  claimsFailed: 'No se pudieron cargar tus consultas. Están a salvo.',
  claimsOffline: 'Tus consultas vuelven en cuanto tengas conexión.',
  more: 'Mostrar más',
  claimOrder: (number) => `Pedido ${number}`,
  askedOn: (date) => `Consultado el ${date}`,
  answerBy: (date) => `Respuesta antes del ${date}`,
  answeredOn: (date) => `Respondido el ${date}`,
  claimStates: {
    matched: 'Encontrado',
    being_checked: 'En búsqueda',
    credited_elsewhere: 'Cuenta para otra persona',
    too_late: 'Fuera de plazo',
    not_counted: 'No cuenta',
    rejected: 'No confirmado',
    expired: 'Sin pedido',
  },
  claimTitles: {
    matched: 'Encontrado, y cuenta para ti',
    being_checked: 'Se está buscando',
    credited_elsewhere: 'Cuenta para otra persona',
    too_late: 'El plazo había terminado',
    not_counted: 'No cuenta',
    rejected: 'La tienda no pudo confirmarlo',
    expired: 'No llegó ningún pedido así',
  },
  claimTexts: {
    matched: 'Ya figura entre tus amigos. Lo que te aporta está en Recompensas, con su fecha.',
    being_checked: 'No tienes que hacer nada más. La respuesta aparecerá aquí.',
    credited_elsewhere:
      'El pedido se encontró, pero llegó por la recomendación de otra persona, y solo cuenta una vez.',
    too_late:
      'El pedido se encontró, pero pasó demasiado tiempo desde tu recomendación, o desde entonces.',
    not_counted: 'El pedido se encontró, pero no cumple las condiciones del programa.',
    rejected: 'La tienda lo revisó y no encontró que el pedido llegara por tu recomendación.',
    expired: 'La tienda esperó un pedido con este número, y no llegó ninguno.',
  },
  claimDue: (date) => `La tienda responde antes del ${date}.`,
  claimLooksAgain: (date) => `La tienda lo revisará una vez más y responderá antes del ${date}.`,
  claimLate: 'La respuesta de la tienda se retrasa. Tu consulta sigue en pie.',
  claimWaits: (date) =>
    `Si el pedido aún no ha llegado, se espera hasta el ${date} y cuenta por sí solo.`,
  claimAnswer: 'La respuesta de la tienda',
  claimAnother: 'Preguntar por otro pedido',
  traceTitle: 'Lo que ha pasado hasta ahora',
  claimFaults: {
    order_number: 'Revisa el número de pedido: una línea, 200 caracteres como máximo.',
    name: 'Escribe el nombre en una línea, 120 caracteres como máximo.',
    email: 'El correo electrónico no está completo.',
    phone: 'No es un número de teléfono. Escríbelo en cifras, con el prefijo del país.',
    shared_at: 'Ese día no ha pasado todavía. Elige otro, o ninguno.',
  },
  claimsNotTaken: 'El programa no admite estas consultas por ahora. Lo que escribiste sigue aquí.',
  claimsTooMany:
    'Ya esperas respuesta sobre muchos pedidos. Podrás preguntar de nuevo cuando la tengas.',
  claimsTooOften:
    'Fueron muchas en poco tiempo. Inténtalo dentro de una hora; lo que escribiste sigue aquí.',
  claimUnsure:
    'No llegó respuesta. Lo que escribiste sigue aquí; si lo envías otra vez, solo se pregunta una vez.',
  claimNotSent: 'No se envió. Lo que escribiste sigue aquí.',
}

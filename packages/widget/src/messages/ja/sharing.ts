import type { SharingMessages } from '../messages.ts'

/** What is said when sharing is opened, in Japanese. */
export const messages: SharingMessages = {
  messageName: 'メッセージ',
  linkFollows: 'リンクは末尾に自動で入ります。',
  back: '戻る',
  posterTitle: '画像で送る',
  posterHow: '保存してWeChatで送ってください。コードを長押しすると開きます。',
  posterScan: 'コードを読み取って特典を受け取る',
  posterAlt: (link) => `${link} のQRコード`,
  savePicture: '画像を保存',
  copyPicture: '画像をコピー',
  sharePicture: '画像を送る',
  pictureCopied: '画像をコピーしました。',
  printCard: 'カードを印刷',
  printBlocked: '印刷用のページを開けませんでした。画像を保存して印刷してください。',
}

import type { Host, Mounted } from '../host.ts'
import { stand } from '../stand.ts'
import css from './launcher.css?inline'

/** The floating button that opens the dialog. It speaks the merchant's words where `data-label` has some. */
export function mount(host: Host): Mounted {
  const root = stand('goodword-launcher', css, host)
  const isChinese = /^zh\b/i.test(host.locale)
  const button = document.createElement('button')
  button.type = 'button'
  button.lang = isChinese ? 'zh-CN' : 'en'
  button.textContent = host.settings.label || (isChinese ? '推荐好友' : 'Refer a friend')
  button.setAttribute('aria-haspopup', 'dialog')
  button.onclick = () => host.open()
  // The panel is on its way before the finger is up.
  button.onpointerenter = () => void host.load('panel').catch(() => undefined)
  root.append(button)

  return { open() {}, close() {}, remove: () => root.host.remove() }
}

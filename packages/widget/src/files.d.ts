/** A style sheet as text, for `CSSStyleSheet.replaceSync`. */
declare module '*.css?inline' {
  const css: string
  export default css
}

/** A file as text, for tests. */
declare module '*?raw' {
  const text: string
  export default text
}

/** The files of a folder, for tests. */
interface ImportMeta {
  glob(pattern: string, options: { eager: true }): Record<string, { messages?: object }>
}

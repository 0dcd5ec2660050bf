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

/** Lets the browser do what else it has to, a tap before all, and goes on in another task. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

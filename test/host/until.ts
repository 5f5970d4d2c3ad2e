/**
 * Waits for something that VS Code announces by no event. Mocha's own time limit ends a wait in
 * vain.
 * @param condition looked at some fifty times a second
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

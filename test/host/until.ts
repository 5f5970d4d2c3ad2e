/**
 * Waits for a state that no VS Code event announces. Mocha's time limit ends a wait in vain.
 * @param condition checked about fifty times a second
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

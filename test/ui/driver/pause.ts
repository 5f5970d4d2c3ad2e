/** In milliseconds: how long what is awaited may take. It measures no speed: a busy machine may
 * take ten times as long as an idle one. Less than a test may take, so that a test that waits in
 * vain says for what. */
export const PATIENCE = 100_000;

/** In milliseconds: the interval between two checks of a page that is to change. Checking in each
 * frame would take the time that the page needs. */
export const POLLING = 30;

export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLLING));
}

/** Repeats an action that VS Code may ignore, until it has an effect: `act` throws until then. */
export async function persist<T>(act: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

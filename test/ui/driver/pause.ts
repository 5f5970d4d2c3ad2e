/** The interval between two checks of a page that is to change: checking in each frame would take
 * the time that the page needs. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}

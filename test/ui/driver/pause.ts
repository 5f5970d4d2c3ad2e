/** What passes between two looks at a page that is to change: a look in each frame would take the
 * time that the page needs. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}

/** The window on the examples that suites share: who writes into it brings it back. */
export const examples = { name: 'examples', fixture: 'examples' };

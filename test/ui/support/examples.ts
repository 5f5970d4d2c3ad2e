/** The shared window on the examples: suites that write into it restore them. */
export const examples = { name: 'examples', fixture: 'examples' };

/** The shared window on the example corpus. */
export const examples = { name: 'examples', fixture: 'examples' };

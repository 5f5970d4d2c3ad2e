// The words that the project does not use, with their replacements: identifiers here are refused by
// the linter, words of the interface by test/unit/words.test.ts. docs/reference/glossary.md has
// the terms of the field.

/**
 * Identifiers. `part` is refused wherever it is a whole part of a camelCase name (`breathe`,
 * `mustBreathe`), `name` only as the whole name.
 * @type {readonly { readonly part?: string, readonly name?: string, readonly use: string }[]}
 */
export const IDENTIFIERS = [
  { part: 'sidecar', use: 'annotationFile' },
  { part: 'breathe', use: 'yieldToHost' },
  { part: 'breath', use: 'yieldToHost' },
  { part: 'inSteps', use: 'Cooperatively, or Task' },
  { part: 'gone', use: 'removed' },
  { part: 'forget', use: 'discard, or drop' },
  { part: 'said', use: 'what it is: text, remarks, votes, lastChange' },
  { part: 'told', use: 'report, or reported' },
  { part: 'telling', use: 'deciding, or distinctive' },
  { name: 'tell', use: 'notify (a person), report (a caller)' },
  { part: 'keptFacts', use: 'cachedFacts' },
  { part: 'followedFacts', use: 'storedFacts' },
  { part: 'ownArticles', use: 'scanExclusions' },
  { part: 'allMet', use: 'axisValues' },
  { name: 'Met', use: 'AxisValue' },
  { name: 'Answers', use: 'what is answered' },
  { part: 'voice', use: 'localizer' },
  { name: 'seldom', use: 'throttle' },
  { name: 'oneAfterTheOther', use: 'serialQueue' },
  { part: 'world', use: 'environment' },
  { part: 'leftOut', use: 'excluded' },
  { part: 'inStep', use: 'synced' },
  { name: 'turned', use: 'reversed, or renamedIds' },
  { name: 'Pen', use: 'SpliceContext' },
  { part: 'lasting', use: 'withDelayedProgress' },
  { part: 'pathTest', use: 'pathFilter' },
  { part: 'nobody', use: 'none' },
  { part: 'somebody', use: 'the role' },
  { part: 'whoever', use: 'the role' },
  { part: 'believed', use: 'trusted' },
  { part: 'unasked', use: 'automatic' },
];

/**
 * Words of the interface and of manifest keys, as patterns, and what to write.
 * @type {readonly { readonly pattern: RegExp, readonly use: string }[]}
 */
export const STRINGS = [
  { pattern: /\bsidecars?\b/i, use: 'annotation file' },
  { pattern: /\borphan(s|ed)?\b/i, use: 'lost quote' },
  { pattern: /\bre-?anchor/i, use: 'find again' },
  { pattern: /\b(no|some)body\b/i, use: 'the role: a coder, the user, another program' },
  { pattern: /\bwhoever\b/i, use: 'the role' },
  { pattern: /\bby lot\b/i, use: 'at random' },
  { pattern: /\bunasked\b/i, use: 'automatically' },
  { pattern: /\bleft ?out\b/i, use: 'excluded' },
  { pattern: /\b(minimal|maximal) weight\b/i, use: 'minimum weight, maximum weight' },
  { pattern: /\btoo few to say\b/i, use: 'n too small' },
  { pattern: /\btakes? (it|them) away\b/i, use: 'removes' },
  {
    pattern: /\b1 (positions|articles|actors|issues|quotes|files|rows|pairs)\b/,
    use: 'the singular',
  },
];

/** @param {{ part?: string, name?: string }} entry a pattern of identifiers, as a source. */
export function identifierPattern({ part, name }) {
  if (name !== undefined) return `^${name}$`;
  const first = /** @type {string} */ (part);
  const capital = first.charAt(0).toUpperCase() + first.slice(1);
  const upper = first.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return `^${first}(?![a-z])|${capital}(?![a-z])|(^|_)${upper}(_|$)`;
}

import { xmlText } from '../../text/xml';
import { textHash } from '../../util/textStamp';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with what is in it, which is XML. */
export function element(
  name: string,
  attributes: Attributes,
  ...content: readonly string[]
): string {
  const own = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${xmlText(String(value))}"`,
  );
  const inner = content.join('');
  const tag = name + own.join('');
  return inner === '' ? `<${tag}/>` : `<${tag}>${inner}</${name}>`;
}

/** An element with words; '' without them. */
export function wordsElement(name: string, words: string | undefined): string {
  return words === undefined || words === '' ? '' : `<${name}>${xmlText(words)}</${name}>`;
}

/** A reference to what has a GUID. */
export function reference(name: string, targetGUID: string): string {
  return element(name, { targetGUID });
}

/** A list in an element, which the standard does not allow to be empty. */
export function listElement(name: string, members: readonly string[]): string {
  return members.length === 0 ? '' : element(name, {}, ...members);
}

/** The GUID of what these words name, the same at each export. */
export function guidOf(...words: readonly string[]): string {
  const text = words.join('\n');
  const hex = LANES.map((lane) => textHash(text, lane).toString(16).padStart(8, '0')).join('');
  // Of version 8, whose bits mean nothing.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

const LANES = [1, 2, 3, 4];

export function variableGuid(name: string): string {
  return guidOf('variable', name);
}

/** The value of a variable, which is text. */
export function variableValue(name: string, value: string): string {
  return element(
    'VariableValue',
    {},
    reference('VariableRef', variableGuid(name)),
    wordsElement('TextValue', value),
  );
}

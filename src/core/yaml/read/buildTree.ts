import { isMap, isScalar, isSeq } from 'yaml';
import type { Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../../model/span';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../node';

/** Copies a composed document into the project's own tree, and refuses duplicate keys, merge keys
 * and keys that are not scalars. Recursion is as deep as the document: `scan` has bounded it. */
export function buildTree(
  contents: unknown,
  text: string,
): { readonly root: YamlNode | undefined; readonly problems: readonly KnownProblem[] } {
  const building: Building = { text, problems: [] };
  const root = toNode(contents, 0, building);
  return { root: building.problems.length > 0 ? undefined : root, problems: building.problems };
}

/** A single problem refuses the file, so further ones beyond this number are not reported. */
const MOST_PROBLEMS = 100;

interface Building {
  readonly text: string;
  readonly problems: KnownProblem[];
}

/** `emptyAt` is the place of an absent value: `{a, b: x}` gives null for that of `a`. */
function toNode(node: unknown, emptyAt: number, building: Building): YamlNode {
  if (isMap(node)) return toMap(node, building);
  if (isSeq(node)) return toList(node, building);
  if (isScalar(node)) return toScalar(node, building.text);
  return { kind: 'scalar', value: '', span: { start: emptyAt, end: emptyAt } };
}

function toScalar(node: Scalar, text: string): YamlScalar {
  const [start, valueEnd] = rangeOf(node);
  let end = valueEnd;
  // A block scalar's range extends to the start of the next line that is not its own; its
  // replacement must keep the line break before that.
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  }
  return {
    kind: 'scalar',
    value: typeof node.value === 'string' ? node.value : '',
    span: { start, end },
  };
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

function toList(node: YAMLSeq, building: Building): YamlList {
  const [start, end] = rangeOf(node);
  const items = node.items.map((item) => toNode(item, start, building));
  return {
    kind: 'list',
    items,
    flow: node.flow === true,
    span: spanOf(node, items.at(-1), start, end),
  };
}

function toMap(node: YAMLMap, building: Building): YamlMap {
  const [start, end] = rangeOf(node);
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  for (const pair of node.items) {
    if (!isScalar(pair.key)) {
      const [keyStart, keyEnd] =
        isMap(pair.key) || isSeq(pair.key) ? rangeOf(pair.key) : [start, end];
      building.problems.push(problem('complex-key', { start: keyStart, end: keyEnd }));
      continue;
    }
    const key = toScalar(pair.key, building.text);
    // Quoted, it is an ordinary key to every reader.
    if (key.value === '<<' && pair.key.type === 'PLAIN') {
      building.problems.push(problem('merge-key', key.span));
    } else if (seen.has(key.value) && building.problems.length < MOST_PROBLEMS) {
      building.problems.push(problem('duplicate-key', key.span, key.value));
    }
    seen.add(key.value);
    entries.push({ key, value: toNode(pair.value, key.span.end, building) });
  }
  const last = entries.at(-1)?.value;
  return { kind: 'map', entries, flow: node.flow === true, span: spanOf(node, last, start, end) };
}

/** A block collection's own range includes the comments and blank lines after its last value. */
function spanOf(
  node: YAMLMap | YAMLSeq,
  last: YamlNode | undefined,
  start: number,
  end: number,
): Span {
  return { start, end: node.flow || !last ? end : last.span.end };
}

function rangeOf(node: Scalar | YAMLMap | YAMLSeq): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

import type { ExampleSide } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import type { Span } from '../../model/span';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import { spellingOf } from '../../text/folding/spelling';
import { forEachTask, type Task } from '../../util/task';
import type { YamlNode, YamlScalar } from '../../yaml/node';
import { readYaml } from '../../yaml/read/readYaml';
import { childOf } from '../../yaml/shape/shape';

/** Where the examples of a codebook are in its text, by `exampleKey`. Read anew from the text,
 * since only checks of examples need it. Of equal examples the first. */
export function* examplePlaces(text: string): Task<ReadonlyMap<string, Span>> {
  const { root } = yield* readYaml(text);
  const places = new Map<string, Span>();
  for (const [layer, section] of SECTIONS) {
    const entries = root && childOf(root, section);
    if (entries?.kind !== 'map') continue;
    yield* forEachTask(entries.entries, ({ key: { value: id }, value }) => {
      for (const side of SIDES) {
        for (const { value: words, span } of examplesOf(value, side)) {
          const key = exampleKey(layer, id, side, words);
          if (!places.has(key)) places.set(key, span);
        }
      }
    });
  }
  return places;
}

/** Ids have no line break. */
export function exampleKey(layer: Layer, id: string, side: ExampleSide, text: string): string {
  return [layer, id, side, text].join('\n');
}

/** Reports texts that stand on both sides of one entry, at the later list. */
export function* checkExamplesOnce(
  section: YamlNode | undefined,
  problems: KnownProblem[],
): Task<void> {
  if (section?.kind !== 'map') return;
  yield* forEachTask(section.entries, ({ value }) => {
    const included = new Set(examplesOf(value, 'include').map(({ value: text }) => folded(text)));
    for (const { value: text, span } of included.size > 0 ? examplesOf(value, 'exclude') : []) {
      if (included.has(folded(text))) problems.push(problem('example-of-both', span, text));
    }
  });
}

const SECTIONS = [
  ['actor', 'actors'],
  ['issue', 'issues'],
] as const;
const SIDES: readonly ExampleSide[] = ['include', 'exclude'];

function folded(text: string): string {
  return spellingOf(text, false)?.folded ?? text;
}

function examplesOf(entry: YamlNode, side: ExampleSide): readonly YamlScalar[] {
  const list = childOf(childOf(entry, 'examples'), side);
  if (!list) return [];
  return (list.kind === 'list' ? list.items : [list]).flatMap((example) => {
    const text = example.kind === 'map' ? childOf(example, 'text') : example;
    return text?.kind === 'scalar' && text.value !== '' ? [text] : [];
  });
}

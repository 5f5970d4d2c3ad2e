import AhoCorasick from 'modern-ahocorasick';
import type { BenchRow } from './row';
import type { Material } from './material';
import { buildDictionaryOf } from '../../src/core/matching/dictionary';
import { canDiffer, codebookDelta } from '../../src/core/matching/codebookDelta';
import { matchText } from '../../src/core/matching/match';
import { timesOfBuilding } from './buildingAlone';
import { generator } from './generated';
import { flat } from './flat';
import { once } from './material';
import { dictionaryOf, foldPlainly, termOf } from './matchingRows';
import { compareTimes, faster, times, type Side } from './row';

/** The costs of building, keeping and changing dictionaries, and texts without spaces. */
export function* dictionaryRows({ article, aliasSets }: Material): Generator<BenchRow> {
  for (const count of [10_000, 50_000]) {
    yield {
      what: `Dictionary of ${count} aliases, building`,
      reference: 'modern-ahocorasick, both in a fresh process',
      target: '',
      run: () => {
        const { reference, measured } = timesOfBuilding(aliasSets().of(count));
        return times(reference.min, measured.min, 'ms');
      },
    };
    yield {
      what: `Dictionary of ${count} aliases, memory`,
      reference: 'modern-ahocorasick',
      target: '',
      run: () => {
        // Each with the strings that it makes of the aliases, as far as it keeps them.
        const aliases = aliasSets().of(count);
        const theirs = bytesOf(() => new AhoCorasick(aliases.map(foldPlainly)));
        const ours = bytesOf(() => buildDictionaryOf(aliases.map(termOf)));
        return times(theirs / 1e6, ours / 1e6, 'MB');
      },
    };
  }
  const changed = once(() => {
    const before = aliasSets().of(50_000).map(termOf);
    const middle = before.length >> 1;
    const more = termOf('Quirk of Elsewhere');
    const after = [...before.slice(0, middle), more, ...before.slice(middle)];
    return { before, after, dictionary: buildDictionaryOf(before) };
  });
  yield {
    what: 'Whether one alias more concerns a text',
    reference: 'matching it again, 50000 aliases',
    target: '',
    run: () => {
      const { before, after, dictionary } = changed();
      const delta = codebookDelta(before, after);
      const again: Side = {
        work: () => matchText(dictionary, article).actor.starts.length,
        batch: 1,
        batches: 20,
      };
      const asked: Side = { work: () => Number(canDiffer(delta, article)), batch: 1, batches: 20 };
      return faster(compareTimes(again, asked, 20));
    },
  };
  yield {
    what: 'Matching 10000 aliases without spaces',
    reference: 'half the text',
    target: '',
    run: () => {
      const { names, text } = spacelessText(200_000);
      const spaceless = dictionaryOf(names);
      const half = flat(text.slice(0, text.length / 2));
      const side = (part: string): Side => {
        return { work: () => matchText(spaceless, part).actor.starts.length, batch: 1, batches: 5 };
      };
      const { reference, measured } = compareTimes(side(half), side(text), 20);
      return times(reference.min, measured.min, 'ms');
    },
  };
}

/** The memory that a value takes, on the heap and outside it. */
/** The least of several measurements, which include other work of the process. */
function bytesOf(make: () => unknown): number {
  // Once before measuring: earlier garbage must be collected, and tables of the module made.
  make();
  return Math.min(...Array.from({ length: 3 }, () => bytesOnce(make)));
}

function bytesOnce(make: () => unknown): number {
  const before = memoryInUse();
  const made = make();
  const bytes = memoryInUse() - before;
  // Used once more, so that it is not collected before it is measured.
  return made === undefined ? 0 : bytes;
}

function memoryInUse(): number {
  for (let turn = 0; turn < 4; turn++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A text of Han characters, about every fourth within one of the names. */
function spacelessText(length: number): {
  readonly names: readonly string[];
  readonly text: string;
} {
  const next = generator(13);
  // Squared: some characters are frequent, most are rare.
  const character = (): string => String.fromCharCode(0x4e00 + Math.floor(next() ** 2 * 3000));
  const names = new Set<string>();
  while (names.size < 10_000) {
    names.add(Array.from({ length: 2 + Math.floor(next() * 3) }, character).join(''));
  }
  const list = [...names];
  let text = '';
  while (text.length < length) {
    text += next() < 0.1 ? (list[Math.floor(next() * list.length)] ?? '') : character();
  }
  return { names: list, text: flat(text) };
}

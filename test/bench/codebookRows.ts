import { editCodebook, editCodebookSteps } from '../../src/core/codebook/edit';
import { parseCodebook, parseCodebookSteps } from '../../src/core/codebook/parse';
import { buildDictionary } from '../../src/core/matching/dictionary';
import { changedDictionarySteps } from '../../src/core/matching/dictionaryChange';
import type { Codebook } from '../../src/core/model/codebook';
import { EMPTY_CODEBOOK } from '../../src/core/model/codebook';
import type { Steps } from '../../src/core/model/steps';
import { quotedScalar } from '../../src/core/yaml/writeScalar';
import { flat } from './flat';
import { once, type Material } from './material';
import type { BenchRow } from './row';
import { stepsWithin, timeOf } from './stepTimes';

const MOST = 20;

/** What it costs to read a large codebook, for the first time and after a change of one name. A step's time
 * has what collecting garbage takes in it: the whole tree is new and stays. */
export function* codebookRows({ aliasSets }: Material): Generator<BenchRow> {
  const texts = once(() => {
    const names = aliasSets().of(50_000);
    return [names, names.with(names.length >> 1, 'Quirk of Elsewhere')].map(codebookText);
  });
  const read = once(() => codebookOf(texts()[0]));
  const dictionary = once(() => buildDictionary(read()));
  yield {
    what: 'Reading a codebook of 50000 aliases, steps',
    reference: 'parsing it at once',
    target: `≤ ${MOST} ms`,
    run: () => {
      const [text = ''] = texts();
      const none = buildDictionary(EMPTY_CODEBOOK);
      return stepsWithin(
        MOST,
        () => timeOf(() => parseCodebook(text)),
        () => reading(text, (codebook) => changedDictionarySteps(none, EMPTY_CODEBOOK, codebook)),
      );
    },
  };
  yield {
    what: 'Reading it with one changed, steps',
    reference: 'parsing it at once',
    target: `≤ ${MOST} ms`,
    run: () => {
      const [, text = ''] = texts();
      const [before, known] = [read(), dictionary()];
      return stepsWithin(
        MOST,
        () => timeOf(() => parseCodebook(text)),
        () => reading(text, (codebook) => changedDictionarySteps(known, before, codebook)),
      );
    },
  };
  yield {
    what: 'Adding an actor to it, steps',
    reference: 'adding it at once',
    target: `≤ ${MOST} ms`,
    run: () => {
      const [text = ''] = texts();
      const [before, known] = [read(), dictionary()];
      const edits = [{ kind: 'add-actor', actor: { id: 'quirk', name: 'Quirk' } }] as const;
      return stepsWithin(
        MOST,
        () => timeOf(() => editCodebook(text, edits)),
        function* () {
          const edited = yield* editCodebookSteps(text, edits, true);
          if (edited.kind !== 'edited')
            throw new Error('The codebook of the bench cannot be edited.');
          yield* changedDictionarySteps(known, before, edited.read.codebook);
        },
      );
    },
  };
}

function* reading<T>(text: string, after: (codebook: Codebook) => Steps<T>): Steps<T> {
  const parsed = yield* parseCodebookSteps(text);
  if (parsed.kind !== 'codebook') throw new Error('The codebook of the bench cannot be read.');
  return yield* after(parsed.codebook);
}

function codebookOf(text = ''): Codebook {
  const parsed = parseCodebook(text);
  return parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
}

/** An actor for every second name, the next one its alias. */
function codebookText(names: readonly string[]): string {
  const actors = names.map((name, at) =>
    at % 2 === 0
      ? `  a${at}:\n    name: ${quotedScalar(name)}\n    type: person\n`
      : `    aliases: [${quotedScalar(name)}]\n`,
  );
  return flat(`format: policy-codebook/1\nactors:\n${actors.join('')}`);
}

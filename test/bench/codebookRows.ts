import fs from 'node:fs';
import { editCodebook } from '../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../src/core/codebook/parse/parse';
import { buildDictionary } from '../../src/core/matching/dictionary';
import { runCooperatively, runSync, type Task } from '../../src/core/util/task';
import { quotedScalar } from '../../src/core/yaml/write/writeScalar';
import { answerAlone } from './alone';
import { createEnvironment } from '../../src/vscode/host/environment';
import { flat } from './flat';
import { costOf, rest } from './indexing/measure';
import { once, type Material } from './material';
import type { BenchRow, Outcome } from './row';
import { timeOf } from './stepTimes';

const MOST = 50;

/** The argument with which the bench runs only this. */
export const CODEBOOK_ALONE = 'codebook-alone';

const ROWS = [
  ['Reading a codebook of 50000 aliases, stops', 'parsing it at once'],
  ['Reading it with one changed, stops', 'parsing it at once'],
  ['Adding an actor to it, stops', 'adding it at once'],
] as const;

/** The time of reading a large codebook, for the first time and after a change of one name. A pause
 * includes garbage collection: the whole tree is new and is kept. In a process of its own, since
 * the speeches would make each collection longer. */
export function* codebookRows({ aliasSets }: Material): Generator<BenchRow> {
  const outcomes = once(
    () => answerAlone([CODEBOOK_ALONE], aliasSets().of(50_000).join('\n')) as readonly Outcome[],
  );
  for (const [at, [what, reference]] of ROWS.entries()) {
    yield {
      what,
      reference,
      target: `≤ ${MOST} ms`,
      run: () => {
        const outcome = outcomes()[at];
        if (!outcome) throw new Error(`Nothing was measured of “${what}”.`);
        return outcome;
      },
    };
  }
}

export async function answerCodebook(): Promise<void> {
  const names = flat(fs.readFileSync(0, 'utf8')).split('\n');
  const [text, changed] = [names, names.with(names.length >> 1, 'Quirk of Elsewhere')].map(
    codebookText,
  );
  if (text === undefined || changed === undefined) return;
  const outcomes: readonly Outcome[] = [
    await stopsOf(
      () => timeOf(() => runSync(parseCodebook(text))),
      () => reading(text),
    ),
    await stopsOf(
      () => timeOf(() => runSync(parseCodebook(changed))),
      () => reading(changed),
    ),
    await stopsOf(
      () => timeOf(() => runSync(editCodebook(text, ADDED))),
      function* () {
        const edited = yield* editCodebook(text, ADDED, true);
        if (edited.kind !== 'edited')
          throw new Error('The codebook of the bench cannot be edited.');
        yield* buildDictionary(edited.read.codebook);
      },
    ),
  ];
  console.log(JSON.stringify(outcomes));
}

/** The longest pause of the event loop, with yields as in the host, which also give time to the
 * garbage collector. The least of several runs for each. */
async function stopsOf(reference: () => number, steps: () => Task<unknown>): Promise<Outcome> {
  const { yieldToHost } = createEnvironment({ info: () => undefined, error: () => undefined });
  let [least, total, longest] = [Infinity, Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    least = Math.min(least, reference());
    await rest();
    const { computing, stop } = await costOf(async () => {
      await runCooperatively(steps(), yieldToHost);
    });
    total = Math.min(total, computing);
    longest = Math.min(longest, stop);
  }
  return {
    reference: least.toFixed(0),
    measured: `${total.toFixed(1)}, stop ${longest.toFixed(1)}`,
    ratio: (total / least).toFixed(2),
    reached: longest <= MOST,
  };
}

const TURNS = 7;

const ADDED = [{ kind: 'add-actor', actor: { id: 'quirk', name: 'Quirk' } }] as const;

function* reading(text: string): Task<unknown> {
  const parsed = yield* parseCodebook(text);
  if (parsed.kind !== 'codebook') throw new Error('The codebook of the bench cannot be read.');
  return yield* buildDictionary(parsed.codebook);
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

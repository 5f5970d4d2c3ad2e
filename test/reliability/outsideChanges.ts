import type { Annotation, AnnotationFile, Dispute } from '../../src/core';
import { disputedThing } from '../../src/core';
import { sameValue } from '../../src/core/annotation-file/merge/merge';
import { generator } from '../bench/generated';
import { MemoryFiles } from '../support/memoryFiles';
import { ARTICLE, CODEBOOK, corpusOn, FILE, TEXT } from './memoryCorpus';
import { baseFile, edited, modelOf, mustRead, work } from './merges';
import { resultOf, type ReportRow } from './report';

/** Row 10: an annotation file changes on disk while changes of the window wait to be written.
 * Afterwards both sides' changes are in the file, or the user is asked. */
export async function outsideChanges(count: number, seed: number): Promise<readonly ReportRow[]> {
  const random = generator(seed);
  const wrong: string[] = [];
  let asked = 0;
  for (let run = 0; run < count; run++) {
    const reported = await changeOnBothSides(random);
    asked += reported.disputes.length;
    wrong.push(...lostIn(reported).map((what) => `case ${run}: ${what}`));
  }
  const check =
    'an annotation file (in memory) changed outside while changes waited: merged, or asked';
  const reported = `0 lost, ${asked} questions`;
  return [{ row: 10, check, asked: count, run: count, seed, result: resultOf(reported, wrong) }];
}

interface Work {
  /** The file on disk at the beginning. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

interface Reported {
  readonly text: string;
  readonly disputes: readonly Dispute[];
}

/** The first changes of the window are saved, the others fail and wait. Another program changes the
 * file meanwhile. The file's event comes or not; at the end the next save succeeds. */
async function changeOnBothSides(random: () => number): Promise<Work & Reported> {
  const first = baseFile(Math.floor(random() * 12), random);
  const edits = work('lea', first, random);
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, [ARTICLE]: TEXT, [FILE]: first });
  const corpus = await corpusOn(files);
  await corpus.open(ARTICLE, TEXT, true);
  const disputes: Dispute[] = [];
  corpus.onDidSave((outcome) => {
    if (outcome.kind === 'disputed') disputes.push(...outcome.disputes);
  });
  const saved = Math.floor(random() * edits.length);
  for (const [at, edit] of edits.entries()) {
    if (at >= saved) files.refusals.push({ kind: 'failed', reason: 'EBUSY' });
    const outcome = await corpus.change(ARTICLE, [edit], 'label');
    if (outcome.kind === 'refused') throw new Error(outcome.reason);
    if (at < saved || random() < 0.5) await corpus.settled();
  }
  await corpus.settled();
  files.refusals.length = 0;
  const base = files.texts.get(FILE) ?? '';
  const theirs = edited(base, work('tom', base, random));
  files.texts.set(FILE, theirs);
  if (random() < 0.5) await corpus.filesChanged([FILE]);
  const last = { kind: 'code', coder: 'last', coding: CODING } as const;
  await corpus.change(ARTICLE, [last], 'label');
  await corpus.settled();
  corpus.dispose();
  const ours = edited(first, edits);
  return { base, ours, theirs, text: files.texts.get(FILE) ?? '', disputes };
}

const CODING = {
  state: 'complete',
  date: '2024-05-02',
  codebook: undefined,
  reason: undefined,
} as const;

function lostIn({ base, ours, theirs, text, disputes }: Work & Reported): readonly string[] {
  const result = modelOf(text);
  if (!result) return ['the file cannot be read'];
  const [before, mine, other] = [base, ours, theirs].map(mustRead);
  if (!before || !mine || !other) throw new Error('Three files were to be read.');
  const [old, our, their, now] = [before, mine, other, result].map(byId);
  if (!old || !our || !their || !now) throw new Error('Four files were to be read.');
  const lost: string[] = [];
  if (now.size !== result.annotations.length) lost.push('an id is there twice');
  const asked = new Set(disputes.map((dispute) => disputedThing(dispute)));
  for (const id of new Set([...old.keys(), ...our.keys(), ...their.keys(), ...now.keys()])) {
    const what = lostOf(old.get(id), our.get(id), their.get(id), now.get(id), asked.has(id));
    if (what !== undefined) lost.push(`${what} of ${id}`);
  }
  for (const coder of ['lea', 'tom', 'ana']) {
    const says = [before, mine, other, result].map(({ coded }) => coded.get(coder));
    if (!isRight(says, asked.has(`coded ${coder}`))) lost.push(`what ${coder} says`);
  }
  const titles = [before, mine, other, result].map(({ article }) => article.title);
  if (!isRight(titles, asked.has('article title'))) lost.push('the title');
  if (!sameValue(result.coded.get('last'), CODING)) lost.push('what was changed last');
  return lost;
}

function lostOf(
  old: Annotation | undefined,
  our: Annotation | undefined,
  their: Annotation | undefined,
  now: Annotation | undefined,
  isAsked: boolean,
): string | undefined {
  const isTheirs = sameValue(our, old);
  if (isTheirs || sameValue(their, old) || sameValue(our, their)) {
    return sameValue(now, isTheirs ? their : our) ? undefined : 'what one side did';
  }
  if (!our || !their) return isAsked ? undefined : 'the question about a deletion';
  if (!now) return 'everything';
  return Object.keys(our).find((key) => {
    const values = [old, our, their, now].map((one) => fieldOf(one, key));
    return !(ONE_BY_ONE.has(key) ? isMerged(values) : isRight(values, isAsked));
  });
}

/** Lists whose members are merged one by one. */
const ONE_BY_ONE: ReadonlySet<string> = new Set(['comments', 'tags']);

/** True if what either side added is there, what either removed is not, and all else is as it
 * was. */
function isMerged(values: readonly unknown[]): boolean {
  const [was = [], ours = [], theirs = [], is = []] = values.map((value) =>
    (Array.isArray(value) ? value : []).map((one) => JSON.stringify(one)),
  );
  const isThere = (one: string): boolean =>
    was.includes(one)
      ? ours.includes(one) && theirs.includes(one)
      : ours.includes(one) || theirs.includes(one);
  const all = new Set([...was, ...ours, ...theirs, ...is]);
  return [...all].every((one) => is.includes(one) === isThere(one));
}

/** Compares a value before, here, in the file, and in the result. */
function isRight([was, ours, theirs, is]: readonly unknown[], isAsked: boolean): boolean {
  if (sameValue(ours, theirs) || sameValue(theirs, was)) return sameValue(is, ours);
  if (sameValue(ours, was)) return sameValue(is, theirs);
  // Until the user chooses, the file's version counts.
  return isAsked && sameValue(is, theirs);
}

function fieldOf(annotation: Annotation | undefined, key: string): unknown {
  return new Map<string, unknown>(Object.entries(annotation ?? {})).get(key);
}

function byId({ annotations }: AnnotationFile): ReadonlyMap<string, Annotation> {
  return new Map(annotations.map((one) => [one.id, one]));
}

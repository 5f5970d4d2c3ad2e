import { articleOf, annotationFileOf } from '../../annotation-file/path';
import { editCodebook, type CodebookEdit } from '../../codebook/edit/edit';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import { GOLD, isId, SOLE_CODER, type ArticlePath, type CoderId } from '../../model/ids';
import { findAmong } from '../../text/folding/fileNames';
import { greatest } from '../../util/lists';
import { runSync } from '../../util/task';
import { machineFileText, planRun, type PlannedRun, type RunInput } from './planRun';
import {
  readRun,
  RUN_FORMAT,
  runFileOf,
  runFileText,
  type FoundRun,
  type KeptRun,
} from './runFile';

/** Why a file of readings cannot be imported at all. */
export type RunRefusal =
  | { readonly kind: 'refused'; readonly reason: 'bad-id' | 'person' | 'taken' | 'no-model' }
  | { readonly kind: 'refused'; readonly reason: 'codebook'; readonly detail: string };

/** What importing a file of readings writes. */
export interface PlannedImport {
  readonly kind: 'planned';
  readonly plan: PlannedRun;
  readonly kept: KeptRun;
  /** The file in which the run is kept, and its text. */
  readonly run: { readonly path: string; readonly text: string };
  /** Adds a machine that the codebook lacks; else empty. */
  readonly codebook: readonly CodebookEdit[];
  /** The text of the codebook afterwards. */
  readonly codebookText: string;
  /** The machine's annotation files by path: those of this run, and '' for one of an earlier run
   * that goes. */
  readonly files: ReadonlyMap<string, MachineFile>;
}

export interface MachineFile {
  readonly article: ArticlePath;
  readonly text: string;
}

interface ImportInput extends Omit<RunInput, 'run' | 'articles'> {
  readonly articles: readonly Pick<ArticleRow, 'path' | 'metadata' | 'coded' | 'annotations'>[];
  /** The imported file, normalised. */
  readonly imported: string;
  readonly codebookText: string;
  /** All files of the corpus, or its annotation files. */
  readonly files: Iterable<string>;
  /** The runs that the corpus keeps, of any machine. */
  readonly runs: readonly FoundRun[];
  /** In SHA-256, as hexadecimal digits. */
  readonly digest: (text: string) => string | Promise<string>;
  /** Now, as an ISO time in UTC. */
  readonly moment: string;
}

/** What importing a file of readings would write. The same file again is no new run. */
export async function planMachineImport(input: ImportInput): Promise<PlannedImport | RunRefusal> {
  const { imported, machine, codebook, articles, digest } = input;
  if (!isId(machine)) return { kind: 'refused', reason: 'bad-id' };
  const run = readRun(imported);
  const { source } = run;
  if (!source) return { kind: 'refused', reason: 'no-model' };
  if (codebook.coders.has(machine)) return { kind: 'refused', reason: 'person' };
  if (isTaken(input)) return { kind: 'refused', reason: 'taken' };
  const edits = addedMachine(machine, source.model, codebook);
  const edited = edits.length === 0 ? undefined : runSync(editCodebook(input.codebookText, edits));
  if (edited?.kind === 'refused')
    return { kind: 'refused', reason: 'codebook', detail: edited.reason };
  const codebookText = edited?.text ?? input.codebookText;
  const plan = await planRun({ ...input, run });
  const earlier = input.runs.filter((one) => one.machine === machine);
  const answers = await digest(imported);
  const again = earlier.find((one) => one.answers === answers);
  const number = again?.run ?? Math.max(0, greatest(earlier.map((one) => one.run))) + 1;
  const taken = [...plan.articles.values()].reduce((sum, { length }) => sum + length, 0);
  const kept: KeptRun = {
    ...{ format: RUN_FORMAT, machine, run: number, imported: input.moment, ...source },
    ...{ codebook: await digest(codebookText), answers, count: plan.count, taken },
  };
  const file = { path: runFileOf(machine, number), text: runFileText(kept, imported) };
  const findArticle = findAmong(articles.map(({ path }) => path));
  const files = new Map<string, MachineFile>();
  for (const path of input.files) {
    const owner = articleOf(path, findArticle);
    if (owner?.coder === machine) files.set(path, { article: owner.article, text: '' });
  }
  for (const [article, positions] of plan.articles) {
    // A file without positions says that the machine read the article and found nothing.
    const text = machineFileText(positions, codebook);
    files.set(annotationFileOf(article, machine), { article, text });
  }
  return { kind: 'planned', plan, kept, run: file, codebook: edits, codebookText, files };
}

/** Whether the id has another meaning: it is a word of the product, or somebody whom the codebook
 * does not list has it, whose readings those of the machine would replace. */
function isTaken({ machine, codebook, articles, files, runs }: ImportInput): boolean {
  if (MEANS_ANOTHER.has(machine)) return true;
  const isKnown = codebook.machines.has(machine) || runs.some((run) => run.machine === machine);
  if (isKnown) return false;
  const isNamed = articles.some(
    ({ coded, annotations }) =>
      coded.has(machine) || annotations.some(({ annotation }) => annotation.coder === machine),
  );
  if (isNamed) return true;
  const findArticle = findAmong(articles.map(({ path }) => path));
  return [...files].some((file) => articleOf(file, findArticle)?.coder === machine);
}

const MEANS_ANOTHER: ReadonlySet<CoderId> = new Set([GOLD, SOLE_CODER, 'shared', 'adjudicated']);

function addedMachine(id: CoderId, name: string, { machines }: Codebook): readonly CodebookEdit[] {
  return machines.has(id) ? [] : [{ kind: 'add-coder', coder: { id, name, machine: true } }];
}

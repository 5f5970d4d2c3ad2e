import fs from 'node:fs/promises';
import path from 'node:path';
import {
  CODEBOOK_FILE,
  emptyCodebookText,
  guessProjectMapping,
  jsonText,
  parseCodebook,
  planProject,
  projectEdits,
  projectMappingText,
  recognised,
  readProjectMapping,
  runSync,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type ForeignProject,
  type KnownArticle,
  type PlannedArticle,
  type ProjectMapping,
  type ProjectPlan,
} from '../../core';
import { kindsOf, mayBeProject } from '../../formats/catalog';
import { loadCorpus } from '../corpus/corpus';
import { changeHost } from '../corpus/corpusFiles';
import { corpusAround, type CorpusPlace } from '../corpus/findCorpora';
import { clearedForChange } from '../corpus/interrupted';
import { readCodebookText } from '../corpus/oneArticle';
import { report } from '../imports/importing';
import { knownArticles, namesIn } from '../imports/knownArticles';
import { projectReport } from '../imports/projectReport';
import { readForeignFile, readNamedText } from '../imports/namedFile';
import { importProblems } from '../imports/readNamed';
import { takeBackArticles, unwritten, writeArticles } from '../imports/writeArticles';
import { writeImport } from '../imports/writeImport';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import type { ImportValues } from './import';
import { problemsOf, unreadable } from './problems';

/** Whether a file or a folder is a project of another annotation program: by its name, or by its
 * contents where others have such a name, too. */
export async function isProjectFile(name: string, outside: Outside): Promise<boolean> {
  const kinds = kindsOf(name);
  const projects = 'code' in kinds ? [] : kinds.filter(mayBeProject);
  const stat = await fs.stat(path.resolve(outside.folder, name)).catch(() => undefined);
  if (projects.length === 0 && stat?.isDirectory() !== true) return false;
  const ending = path.extname(name).toLowerCase();
  if (projects.some((one) => one.isProject && one.extensions.includes(ending))) return true;
  try {
    const { project, problems } = await readForeignFile(name, outside, undefined, true);
    // What is too large for a project is too large for anything else.
    return project !== undefined || problems.some(({ code }) => code === 'too-large');
  } catch {
    // Reported when it is read again.
    return false;
  }
}

/** `import PROJECT --into FOLDER`: articles, codebook and annotations of another program, into a
 * corpus or a new one. Exit code 0: all of it is there; 1: something was omitted, or needs review;
 * 2: wrong use, or nothing can be read or written. */
export async function importProject(
  named: readonly string[],
  options: ImportValues,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const [file = '', ...more] = named;
  if (more.length > 0) throw new WrongUse('Projects are imported one at a time.');
  const { into, 'write-mapping': writeTo } = options;
  if (into === undefined && writeTo === undefined) {
    throw new WrongUse('No target folder was given. Add --into FOLDER, a folder in a corpus.');
  }
  const read = await readProject(file, options, outside);
  if (!read) return 2;
  const place = placeOf(path.resolve(outside.folder, into ?? '.'));
  const host = changeHost(place.folder);
  const isDryRun = options['dry-run'];
  const cleared = await clearedForChange(host, isDryRun || writeTo !== undefined, outside);
  if (cleared !== undefined) return cleared;
  const corpus = await corpusOf(place, options, outside);
  if (!corpus) return 2;
  const { project, isWhole } = read;
  const { codebook } = corpus;
  const mapping = await mappingFor(project, codebook, options, outside);
  if (writeTo !== undefined) {
    await refuseExisting(writeTo, options.force, outside);
    await writeOutput([projectMappingText(mapping)], writeTo, outside);
    return 0;
  }
  if (codebook.annotationFiles === 'one-per-coder') {
    throw new WrongUse(
      'Each coder of this corpus has files of their own. A project is imported into a corpus whose coders share files: use another folder.',
    );
  }
  const folder = path.join(place.folder, place.within);
  const known = await knownArticles(place.folder);
  const force = options.force;
  const inCorpus = new Map<string, KnownArticle>();
  const { project: ours, paths } = recognised(project, codebook, corpus.articles);
  for (const [document, own] of paths) {
    const text = await corpus.text(own);
    if (text !== undefined) inCorpus.set(document, { path: own, text });
  }
  const plan = await planProject({
    ...{
      project: ours,
      mapping,
      codebook,
      codebookText: corpus.codebookText,
      articles: corpus.articles,
      known,
    },
    inCorpus,
    file: {
      name: path.basename(file),
      path: path.resolve(outside.folder, file).replaceAll(path.sep, '/'),
    },
    folder: place.within === '' ? '' : `${place.within}/`,
    taken: await namesIn(folder),
    replaceTexts: force,
  });
  if (!plan) return 2;
  if (plan.kind === 'refused') {
    const message = `The codebook cannot be changed (${plan.reason}), so nothing was imported. Run: policy-annotator check`;
    report([{ ...unreadable(CODEBOOK_FILE, undefined), message }], options, outside);
    return 2;
  }
  const edits = {
    ...projectEdits(plan, force),
    newCodebook: corpus.isNew ? corpus.codebookText : undefined,
  };
  const writing = { label: `Import of ${file}`, codebook, coder: undefined };
  const problems = importProblems(file, plan.problems);
  // Files that cannot be edited are found before the first article is written.
  let refused = await writeImport(host, edits, { ...writing, isDryRun: true });
  if (refused.length === 0 && !isDryRun) {
    const writes = plan.articles.filter(isWritten(force));
    const of = { corpus: place.folder, folder, known, writes };
    const outcome = await writeArticles(of, outside);
    if (outcome.isCancelled) {
      outside.report('The import was cancelled. Nothing was imported.\n');
      return 2;
    }
    const failed = [...outcome.failed].map(([{ path: article }, how]) => unwritten(article, how));
    refused =
      failed.length > 0 ? failed : await writeImport(host, edits, { ...writing, isDryRun: false });
    if (refused.length > 0) {
      const done = writes.filter((article) => !outcome.failed.has(article));
      await takeBackArticles({ ...of, writes: done });
    }
  }
  report([...problems, ...refused], options, outside);
  if (refused.length > 0) return 2;
  await outside.write(
    options.json
      ? jsonReport(plan, mapping)
      : projectReport(plan, {
          ...{ isDryRun, force, isNew: corpus.isNew, columns: outside.columns },
        }),
  );
  return isLeft(plan, force) || !isWhole || problems.length > 0 ? 1 : 0;
}

function isWritten(force: boolean): (article: PlannedArticle) => boolean {
  return ({ kind, before }) =>
    kind === 'new' || before !== undefined || (kind === 'changed' && force);
}

function isLeft({ articles, records }: ProjectPlan, force: boolean): boolean {
  return !force && [...articles, ...records].some(({ kind }) => kind === 'changed');
}

interface Reporting {
  readonly quiet: boolean;
  readonly verbose?: boolean;
}

interface ReadProjectFile {
  readonly project: ForeignProject;
  /** Nothing of the file was left behind. */
  readonly isWhole: boolean;
}

async function readProject(
  named: string,
  options: Reporting,
  outside: Outside,
): Promise<ReadProjectFile | undefined> {
  try {
    const read = await readForeignFile(named, outside, undefined, true);
    report(importProblems(named, read.problems), options, outside);
    const isWhole = !read.problems.some(({ severity }) => severity === 'error');
    return read.project && { project: read.project, isWhole };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    report([unreadable(named, error)], options, outside);
    return undefined;
  }
}

/** `convert PROJECT`: what an import into a new corpus would bring. */
export async function convertProject(
  file: string,
  quiet: boolean,
  outside: Outside,
): Promise<string | undefined> {
  const options = { quiet, mapping: undefined };
  const read = await readProject(file, options, outside);
  const corpus = newCorpus(path.basename(file).replace(/\.[^.]+$/, ''));
  if (!read || !corpus) return undefined;
  const { project } = read;
  const { codebook, codebookText, articles } = corpus;
  const mapping = await mappingFor(project, codebook, options, outside);
  const plan = await planProject({
    ...{ project, mapping, codebook, codebookText, articles, known: new Map() },
    file: { name: path.basename(file), path: undefined },
    ...{ folder: '', taken: new Set(), replaceTexts: false },
  });
  if (plan?.kind !== 'plan') return undefined;
  report(importProblems(file, plan.problems), options, outside);
  return projectReport(plan, {
    ...{ isDryRun: false, force: false, isNew: false, columns: outside.columns },
  });
}

/** The corpus of a folder, which itself becomes one where there is none. */
function placeOf(folder: string): CorpusPlace {
  return corpusAround(folder) ?? { folder, within: '' };
}

interface TargetCorpus {
  readonly codebookText: string;
  /** The normalised text of an article. */
  readonly text: (path: ArticlePath) => Promise<string | undefined>;
  readonly codebook: Codebook;
  readonly articles: readonly ArticleRow[];
  readonly isNew: boolean;
}

async function corpusOf(
  { folder }: CorpusPlace,
  options: Reporting,
  outside: Outside,
): Promise<TargetCorpus | undefined> {
  if (!corpusAround(folder)) return newCorpus(path.basename(folder));
  const loaded = await loadCorpus(folder, undefined, () => undefined);
  if (loaded.kind === 'refused') {
    report(loaded.problems, options, outside);
    return undefined;
  }
  const read = await readCodebookText(folder);
  if (read.kind === 'problem') {
    report([read.problem], options, outside);
    return undefined;
  }
  const { reader } = loaded.corpus;
  return {
    ...{ codebookText: read.text, codebook: reader.codebook, isNew: false },
    ...{ articles: reader.articles(), text: (own) => loaded.corpus.text(own) },
  };
}

function newCorpus(title: string): TargetCorpus | undefined {
  const text = emptyCodebookText(title);
  const parsed = runSync(parseCodebook(text));
  if (parsed.kind !== 'codebook') return undefined;
  return {
    ...{ codebookText: text, codebook: parsed.codebook, articles: [], isNew: true },
    text: () => Promise.resolve(undefined),
  };
}

async function mappingFor(
  project: ForeignProject,
  codebook: Codebook,
  { mapping: file, ...options }: Reporting & Pick<ImportValues, 'mapping'>,
  outside: Outside,
): Promise<ProjectMapping> {
  if (file === undefined) return guessProjectMapping(project, codebook);
  const text = await readNamedText(file, outside);
  const read = readProjectMapping(text);
  report(problemsOf(file, text, read.problems), options, outside);
  if (read.kind === 'mapping') return read.mapping;
  throw new WrongUse(
    `${file} is not a valid mapping of a project. Use --write-mapping FILE to write one.`,
  );
}

function jsonReport({ articles, entries, records }: ProjectPlan, mapping: ProjectMapping): string {
  const report = {
    articles: articles.map(({ origin, path: article, kind }) => ({ origin, article, state: kind })),
    entries: entries.map(({ layer, id, name, kind }) => ({ layer, id, name, state: kind })),
    annotations: records.map(({ article, annotation, kind, state }) => ({
      article,
      id: annotation.id,
      kind: annotation.kind,
      state: kind,
      quote: state,
    })),
    mapping: {
      statements: Object.fromEntries(
        [...mapping.statements].map(([name, { as, variables }]) => [
          name,
          { as, variables: Object.fromEntries(variables) },
        ]),
      ),
      codes: Object.fromEntries(mapping.codes),
    },
  };
  return `${jsonText(report, 1)}\n`;
}

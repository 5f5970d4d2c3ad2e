import { CODEBOOK_FILE, EMPTY_CODEBOOK, SEARCHES_FILE } from '../core';
import { CoderReadings } from './coders/coderReadings';
import { CorpusChanges } from './history/corpusChanges';
import { ArticleMoves } from './articles/articleMoves';
import type { ArticleState } from './articles/articleState';
import { OpenArticles } from './articles/openArticles';
import { ArticleRows } from './corpusIndex/articleRows';
import { CorpusCheck } from './corpusIndex/corpusCheck';
import { CorpusIndex } from './corpusIndex/corpusIndex';
import { CorpusReading } from './corpusIndex/corpusReading';
import { CorpusScans, type ArticlesRead } from './corpusIndex/corpusScans';
import type { CorpusOptions } from './corpusOptions';
import { Emitter } from './emitter';
import { AnnotationFiles } from './files/annotationFiles';
import { CodebookFile } from './files/codebookFile';
import { DroppedFiles } from './files/droppedFiles';
import type { SaveOutcome } from './files/editedFile';
import { FileLedger } from './files/fileLedger';
import { ProblemList } from './files/problemList';
import { SearchesFile } from './files/searchesFile';
import { NotedPlans } from './history/notedPlans';
import { Plans } from './jobs/plans';
import { OldTexts, type ReplacedArticle } from './history/oldTexts';
import type { CorpusFiles, Environment } from './ports';

/** The parts that a corpus is made of, each connected with the parts it needs. */
export function corpusParts(files: CorpusFiles, environment: Environment, options: CorpusOptions) {
  const { coder, directs, committedText, kept, largestOpened = Infinity, largestText } = options;
  const report = (error: unknown): void => environment.log.error('a listener of the corpus', error);
  const stateChanges = new Emitter<ArticleState>(report);
  const saves = new Emitter<SaveOutcome>(report);
  const problemChanges = new Emitter<string>(report);
  const replacements = new Emitter<ReplacedArticle>(report);
  const readings = new Emitter<ArticlesRead>(report);
  const ledger = new FileLedger();
  const index = new CorpusIndex(EMPTY_CODEBOOK, report, coder);
  const open = new OpenArticles({ index, changes: stateChanges, environment });
  // A file that no article is read from has only the problems that seeing all files together finds;
  // its text may be known or not.
  const problems = new ProblemList(problemChanges, (path) =>
    annotationFiles.isRead(path) ? annotationFiles.wanted(path) : undefined,
  );
  const filesChanged = (paths: readonly string[]): Promise<void> => reading.filesChanged(paths);
  const changed = (path: string): void => void filesChanged([path]);
  const codebookFile = new CodebookFile(files, saves, environment, () => changed(CODEBOOK_FILE));
  const drops = new DroppedFiles({
    files,
    kept,
    index,
    openText: (path) => open.get(path)?.text,
    history: () => changes.history,
    articleOf: (path) => annotationFiles.articleOf(path),
    changed: filesChanged,
    report,
    yieldToHost: environment.yieldToHost,
  });
  const codebook = () => index.codebook;
  const reader = () => ({ coder: coder(), directs: directs?.() ?? false });
  const annotationFiles: AnnotationFiles = new AnnotationFiles({
    ...{ files, ledger, drops, saves, codebook, reader, changed },
    changedElsewhere: (path, before, now) => {
      changes.changedElsewhere(path, before, now);
    },
  });
  const searchesFile = new SearchesFile({
    ...{ files, saves, environment, codebook },
    onRead: (text, found) => {
      if (text === undefined) problems.removeOwn(SEARCHES_FILE);
      else problems.setOwn(SEARCHES_FILE, text, found);
    },
    report,
    lookAgain: () => changed(SEARCHES_FILE),
  });
  const oldTexts = new OldTexts(kept, environment.yieldToHost, committedText);
  const check = new CorpusCheck({ environment, index, annotationFiles, problems });
  const shared = {
    files,
    environment,
    index,
    open,
    ledger,
    annotationFiles,
    problems,
    check,
    oldTexts,
  };
  const dictionary = () => codebookFile.known.dictionary;
  const rows = new ArticleRows({ ...shared, largestOpened, largestText, dictionary });
  const codebookText = () => codebookFile.known.readFrom;
  const scans = new CorpusScans({ ...shared, rows, codebookText, reader, largestText });
  const plans = new Plans(files.unjournaled ?? files, environment);
  const isSaved = (path: string): boolean => {
    if (path === CODEBOOK_FILE) return codebookFile.isSaved;
    return path === SEARCHES_FILE ? searchesFile.isSaved : annotationFiles.isSaved(path);
  };
  const notedPlans = new NotedPlans({ annotationFiles, plans, isSaved });
  const changes: CorpusChanges = new CorpusChanges({
    ...shared,
    ...{ codebookFile, notedPlans, plans, rows, searchesFile },
    codebookChanged: () => {
      if (useCodebook()) reading.readAgain();
    },
    whenReadAgain: () => reading.whenReadAgain(),
  });
  /** Takes over the codebook that was read; true if it is another one than before. */
  const useCodebook = (): boolean => {
    const { codebook, dictionary, text, problems: own } = codebookFile.known;
    problems.setOwn(CODEBOOK_FILE, text, own);
    if (codebook === index.codebook) return false;
    index.setCodebook(codebook);
    open.recode(dictionary);
    searchesFile.takeAgain();
    return true;
  };
  const reading: CorpusReading = new CorpusReading({
    ...shared,
    ...{ codebookFile, searchesFile, rows, scans, useCodebook },
    onRead: (read) => readings.fire(read),
    lookedAtAll: () => drops.lookedAtAll(),
  });
  const moves = new ArticleMoves({ ...shared, changes });
  const coders = new CoderReadings({ ...shared, codebook });

  saves.event((outcome) => {
    notedPlans.discardSaved();
    if (outcome.kind === 'disputed') changes.discard(outcome.path, outcome.disputes);
    if (outcome.path === SEARCHES_FILE) searchesFile.takeAgain();
    else changes.showWanted(outcome.path);
  });
  return {
    ...{ index, open, problems, codebookFile, searchesFile, annotationFiles, ledger, drops },
    oldTexts,
    ...{ check, rows, reading, changes, moves, coders, plans },
    ...{ stateChanges, saves, problemChanges, replacements, readings },
    writtenFiles: [codebookFile, searchesFile, annotationFiles],
    disposables: [index, stateChanges, saves, problemChanges, replacements, readings, searchesFile],
  };
}

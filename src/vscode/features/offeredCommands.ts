import * as vscode from 'vscode';
import { isAmbiguous, isSure, waitingForOneReason } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { isBlindHere } from '../corpora/othersWork';
import { followContents } from '../derived/corpusContents';
import { setContext } from '../host/contexts';
import { soon } from '../host/throttle';
import type { Services } from '../services';
import { activeArticle, annotationsAt } from '../ui/currentAnnotation';
import { mentionsAt } from '../ui/mentionHere';
import { recentIds } from '../ui/questions/recent';

const PAUSE_MS = 100;

/** Maintains the context keys by which the palette lists a command only where it applies: by what
 * is at the cursor, what the article and the corpus have, and what needs review. */
export function registerOfferedCommands(services: Services): vscode.Disposable {
  const { corpora, directed, disputes, guard } = services;

  const ofArticle = (): void => {
    const active = activeArticle(services);
    const placed = active?.state.placed ?? [];
    const here = active ? annotationsAt(placed, active.selection) : [];
    setContext('annotated', placed.length > 0);
    setContext('oneReason', waitingForOneReason(placed).length > 0);
    setContext('annotationHere', here.length > 0);
    setContext('unsureHere', !here.every(isSure));
    const matches = active ? mentionsAt(active.state, active.selection) : [];
    setContext('matchHere', matches.length > 0);
    setContext('ambiguousHere', matches.some(isAmbiguous));
    const hasFile = active?.loaded.corpus.hasAnnotationFile(active.path) === true;
    setContext('hasAnnotationFile', hasFile);
    const coded = active && directed.of(active.loaded)?.articles.get(active.path);
    setContext('waitsHere', coded?.state === 'waiting');
  };

  // Checks all problems, so it waits until a burst of changes is over.
  const ofProblems = soon(guard, 'looking for conflicts', PAUSE_MS, () => {
    const { active, all } = corpora;
    setContext('conflicts', has(all, 'conflict-marker'));
    setContext('articleMissing', has(active ? [active] : [], 'article-missing'));
  });

  const ofRecent = (): void => {
    const codebook = corpora.active?.corpus.codebook;
    const isKnown = (layer: 'actor' | 'issue'): boolean =>
      codebook !== undefined && recentIds(services, codebook, layer).length > 0;
    setContext('lastActor', isKnown('actor'));
    setContext('lastIssue', isKnown('issue'));
  };

  const ofCoders = (): void => {
    const { active } = corpora;
    setContext('blind', active !== undefined && isBlindHere(active));
    setContext('closed', active?.corpus.seen === 'nothing');
    const files = active?.corpus.codebook.annotationFiles;
    setContext('coderFiles', files === 'one-per-coder');
    setContext('machines', (active?.corpus.codebook.machines.size ?? 0) > 0);
  };

  ofArticle();
  return vscode.Disposable.from(
    followContents(services, (contents) => {
      ofCoders();
      setContext('positions', (contents?.coded ?? 0) > 0);
      setContext('unsure', (contents?.unsure ?? 0) > 0);
      setContext('lacksContext', (contents?.lackingContext ?? 0) > 0);
      // The new annotation may be the first, with its file, its actor and its issue.
      ofArticle();
      ofProblems.ask();
      ofRecent();
    }),
    corpora.listenToEach(({ corpus }) => corpus.onDidChangeProblems(ofProblems.ask)),
    ofProblems,
    directed.onDidChange(ofArticle),
    corpora.onDidChangeState(ofArticle),
    disputes.onDidChange(() => setContext('disputed', disputes.all.length > 0)),
    guard.on(vscode.window.onDidChangeActiveTextEditor, ofArticle),
    guard.on(vscode.window.onDidChangeTextEditorSelection, ({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) ofArticle();
    }),
  );
}

/** Whether a file of the corpora has a problem of this code. */
function has(
  corpora: readonly LoadedCorpus[],
  wanted: 'conflict-marker' | 'article-missing',
): boolean {
  return corpora.some(({ corpus }) =>
    [...corpus.problems.values()].some(({ problems }) =>
      problems.some(({ code }) => code === wanted),
    ),
  );
}

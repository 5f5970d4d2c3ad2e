import * as vscode from 'vscode';
import { AUTHOR, EMPTY_CODEBOOK, keysOf, UNATTRIBUTED, type Codebook } from '../../core';
import { annotatableText, type AnnotatableText } from '../corpora/ensureCorpus';
import { chosenWords, mayAnnotate } from '../documents/words';
import type { Services } from '../services';
import { annotateSpans } from '../ui/questions/annotateSpans';
import type { GivenAnswers } from '../ui/questions/positionQuestions';
import { recentIds } from '../ui/questions/recent';

/** Annotates the selected words: actor, issue and stance are asked for in turn, except those that
 * the command was called with. */
export function registerAnnotateSelection(services: Services): vscode.Disposable {
  const { guard } = services;
  const start = async (givenFor: (codebook: Codebook) => GivenAnswers): Promise<void> => {
    const article = await annotatableText(services);
    if (!article || !mayAnnotate(article)) return;
    const span = chosenWords(article);
    const given = givenFor(codebookOf(article));
    if (span) await annotateSpans(services, article, [span], { given });
  };
  const last = (layer: 'actor' | 'issue') => (codebook: Codebook) => {
    const ids = recentIds(services, codebook, layer).slice(0, 1);
    return layer === 'actor' ? { actors: ids } : { issues: ids };
  };
  return vscode.Disposable.from(
    guard.command('policyAnnotator.annotateSelection', (argument) =>
      start((codebook) => givenBy(argument, codebook)),
    ),
    guard.command('policyAnnotator.repeatLastActor', () => start(last('actor'))),
    guard.command('policyAnnotator.repeatLastIssue', () => start(last('issue'))),
  );
}

function codebookOf({ located }: AnnotatableText): Codebook {
  return located?.loaded.corpus.codebook ?? EMPTY_CODEBOOK;
}

/** The answers in the argument of the command, as from a light bulb or a key: `actor`, `issue`,
 * `stance`. What the codebook does not have is asked for. */
function givenBy(argument: unknown, { actors, issues, stances }: Codebook): GivenAnswers {
  const value = keysOf(argument);
  const [actor, issue, stance] = ['actor', 'issue', 'stance'].map((key) => value?.get(key));
  const isActor =
    typeof actor === 'string' && (actors.has(actor) || actor === AUTHOR || actor === UNATTRIBUTED);
  return {
    ...(isActor ? { actors: [actor] } : {}),
    ...(typeof issue === 'string' && issues.get(issue)?.codable === true
      ? { issues: [issue] }
      : {}),
    ...(typeof stance === 'string' && stances.has(stance) ? { stance } : {}),
  };
}

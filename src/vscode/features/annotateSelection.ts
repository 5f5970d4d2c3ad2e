import * as vscode from 'vscode';
import {
  describeSpan,
  EMPTY_CODEBOOK,
  newCodebook,
  parseCodebook,
  placeOf,
  runSync,
} from '../../core';
import { rememberIds } from '../ui/questions/recent';
import { codebookDraft, draftOf, type CodebookDraft } from '../ui/questions/codebookDraft';
import { annotatableText, ensureCorpus, type AnnotatableText } from '../corpora/ensureCorpus';
import { keepInSight } from '../ui/belowQuestion';
import { askPosition } from '../ui/questions/positionQuestions';
import { labelOf, newAnnotation, record } from '../corpora/record';
import { showColours } from '../ui/reveal';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../documents/words';

/** Annotates the selected words: actor, issue and stance are asked for in turn. */
export function registerAnnotateSelection(services: Services): vscode.Disposable {
  const { guard } = services;
  const start = async (skip?: 'actor' | 'issue'): Promise<void> => {
    const article = await annotatableText(services);
    if (article && mayAnnotate(article)) await annotate(services, article, skip);
  };
  return vscode.Disposable.from(
    guard.command('policyAnnotator.annotateSelection', () => start()),
    guard.command('policyAnnotator.repeatLastActor', () => start('actor')),
    guard.command('policyAnnotator.repeatLastIssue', () => start('issue')),
  );
}

async function annotate(
  services: Services,
  article: AnnotatableText,
  skip: 'actor' | 'issue' | undefined,
): Promise<void> {
  const span = chosenWords(article);
  if (!span) return;
  const { editor, state, located } = article;
  keepInSight(editor, span);
  const remembered = describeSpan(state.text, span);
  const draft = located ? draftOf(located.loaded) : firstDraft();
  const context = { draft, loaded: located?.loaded, state: located?.state, selection: span };
  const asked = skip === undefined ? {} : { skip };
  const position = await askPosition(services, context, remembered, asked);
  if (!position) return;
  // Nothing is written before this line, so Escape leaves no trace.
  const made = await ensureCorpus(services, editor.document);
  if (!made) return;
  // Looked up again, since the text may have changed during the questions.
  const now = services.corpora.stateOf(editor.document.uri) ?? made;
  const place = placeOf(now.state.text, remembered).span ?? span;
  const { issues } = position;
  const edits = (issues.length > 0 ? issues : [undefined]).map((issue) => {
    const fresh = newAnnotation(services, now.loaded, now.state, [place]);
    const one = { ...position, ...fresh, issues: issue === undefined ? [] : [issue] };
    return { kind: 'add', annotation: one } as const;
  });
  await rememberIds(services, 'actor', position.actors);
  await rememberIds(services, 'issue', issues);
  const label = labelOf(now.loaded, position, draft);
  if (await record(services, now.loaded, now.path, edits, label, draft)) showColours(editor);
}

/** The codebook that the first annotation creates. It asks for no statements, so that this
 * annotation takes three answers. */
function firstDraft(): CodebookDraft {
  const text = newCodebook('');
  const parsed = runSync(parseCodebook(text));
  const codebook = parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
  return codebookDraft(() => ({ codebook, text, isRead: false }), false);
}

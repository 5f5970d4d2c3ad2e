import * as vscode from 'vscode';
import {
  describeSpan,
  newCodebook,
  newPosition,
  parseCodebook,
  placeOf,
  EMPTY_CODEBOOK,
  type ActorId,
  type IssueId,
  type Position,
  type QuotePart,
} from '../../core';
import { askedDetails } from '../askedDetails';
import {
  chooseActors,
  chooseIssues,
  chooseStance,
  recentIds,
  rememberIds,
  type ChoiceContext,
} from '../choices';
import { codebookDraft, draftOf, keepDraft, type CodebookDraft } from '../codebookDraft';
import { annotatableText, ensureCorpus, type AnnotatableText } from '../ensureCorpus';
import { labelOf, newAnnotation, record } from '../record';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../words';

/** Who holds which position on what, in these words: the key, then Enter, Enter, a letter. */
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
  const remembered = describeSpan(state.text, span);
  const draft = located ? draftOf(located.loaded) : firstDraft();
  const context = { draft, state: located?.state, selection: span };
  const position = await ask(services, context, remembered, skip);
  if (!position) return;
  // Nothing is written before this line: Escape left no trace.
  const made = await ensureCorpus(services, editor.document);
  if (!made || !(await keepDraft(made.loaded, draft))) return;
  // Looked up anew, since the text may have moved under the questions.
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
  const label = labelOf(now.loaded, position);
  if (await record(services, now.loaded, now.path, edits, label)) showColours(editor);
}

/** The codebook that the first annotation will make. */
function firstDraft(): CodebookDraft {
  const text = newCodebook('');
  const parsed = parseCodebook(text);
  return codebookDraft(parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK, text);
}

/** A selection hides the colours of what was just made. */
function showColours(editor: vscode.TextEditor): void {
  editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
}

/** The three questions, then what the codebook asks; the back button goes a step back, Escape
 * leaves. An actor or issue that is repeated is not asked for. */
async function ask(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
  skip: 'actor' | 'issue' | undefined,
): Promise<Position | undefined> {
  const last = (layer: 'actor' | 'issue'): readonly string[] =>
    skip === layer ? recentIds(services, context.draft.codebook, layer).slice(0, 1) : [];
  let actors: readonly ActorId[] = last('actor');
  let issues: readonly IssueId[] = last('issue');
  const asked = [
    ...(actors.length > 0 ? [] : (['who'] as const)),
    ...(issues.length > 0 ? [] : (['what'] as const)),
    'stance' as const,
  ];
  const words = quote.exact.slice(0, 80);
  let stance: string | undefined;
  for (let at = 0; ;) {
    const options = { step: at + 1, totalSteps: asked.length, canGoBack: at > 0 };
    switch (asked[at]) {
      case 'who': {
        const picked = await chooseActors(services, context, {
          ...options,
          title: vscode.l10n.t('Who?'),
          placeholder: vscode.l10n.t('Whose position is “{0}”?', words),
          ...firstOf(actors),
        });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') actors = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      case 'what': {
        const picked = await chooseIssues(services, context, {
          ...options,
          title: vscode.l10n.t('About what?'),
          placeholder: vscode.l10n.t('Which issue is “{0}” about?', words),
          ...firstOf(issues),
        });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') issues = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      default: {
        const first = stance === undefined ? {} : { first: stance };
        const picked = await chooseStance(context, actors, issues[0], { ...options, ...first });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'back') {
          at--;
          break;
        }
        stance = picked.value;
        const made = { id: '', quote: [quote], coder: undefined };
        const position = newPosition(made, { actors, issues, stance });
        const detailed = await askedDetails(services, context, position);
        if (detailed.kind === 'left') return undefined;
        if (detailed.kind === 'value') return detailed.value;
      }
    }
  }
}

function firstOf(ids: readonly string[]): { readonly first?: string } {
  return ids[0] === undefined ? {} : { first: ids[0] };
}

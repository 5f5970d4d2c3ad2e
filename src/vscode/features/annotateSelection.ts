import * as vscode from 'vscode';
import {
  describeSpan,
  newPosition,
  placeOf,
  type ActorId,
  type IssueId,
  type Span,
  type StanceId,
} from '../../core';
import { chooseActors, chooseIssues, chooseStance, recentIds, rememberIds } from '../choices';
import { activeArticle, type ActiveArticle } from '../currentAnnotation';
import { askedDetails } from '../askedDetails';
import { ensureCorpus } from '../ensureCorpus';
import { labelOf, newAnnotation, record } from '../record';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../words';

/** Who holds which position on what, in these words: the key, then Enter, Enter, a letter. */
export function registerAnnotateSelection(services: Services): vscode.Disposable {
  const { guard } = services;
  const start = async (skip: Skipped): Promise<void> => {
    if (!(await ensureCorpus(services))) return;
    const active = activeArticle(services);
    if (active && mayAnnotate(active)) await annotate(services, active, skip);
  };
  const last = (layer: 'actor' | 'issue'): readonly string[] =>
    recentIds(services, layer).slice(0, 1);
  return vscode.Disposable.from(
    guard.command('policyAnnotator.annotateSelection', () => start({})),
    guard.command('policyAnnotator.repeatLastActor', () => start({ actors: last('actor') })),
    guard.command('policyAnnotator.repeatLastIssue', () => start({ issues: last('issue') })),
  );
}

/** What is known before the first question; an empty list is asked for all the same. */
interface Skipped {
  readonly actors?: readonly ActorId[];
  readonly issues?: readonly IssueId[];
}

async function annotate(services: Services, active: ActiveArticle, skip: Skipped): Promise<void> {
  const span = chosenWords(active);
  if (!span) return;
  const { loaded, path } = active;
  const remembered = describeSpan(active.state.text, span);
  const answers = await ask(services, active, span, skip);
  if (!answers) return;
  const { actors, issues, stance } = answers;
  const draft = newPosition(newAnnotation(services, loaded, active.state, [span]), {
    actors,
    issues: issues.slice(0, 1),
    stance,
  });
  const context = { loaded, state: active.state, selection: span };
  const detailed = await askedDetails(services, context, draft);
  if (!detailed) return;
  // The text may have moved under the questions.
  const state = loaded.corpus.state(path) ?? active.state;
  const now = placeOf(state.text, remembered).span ?? span;
  const edits = (issues.length > 0 ? issues : [undefined]).map((issue) => {
    const made = newAnnotation(services, loaded, state, [now]);
    const position = { ...detailed, ...made, issues: issue === undefined ? [] : [issue] };
    return { kind: 'add', annotation: position } as const;
  });
  const [first] = edits;
  if (!first) return;
  await rememberIds(services, 'actor', actors);
  await rememberIds(services, 'issue', issues);
  const label = labelOf(loaded, { ...first.annotation, issues });
  if (await record(services, loaded, path, edits, label)) showColours(active.editor);
}

/** A selection hides the colours of what was just made. */
function showColours(editor: vscode.TextEditor): void {
  editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
}

interface Answers {
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
  readonly stance: StanceId;
}

/** The three questions; the back button goes a step back, Escape leaves without a trace. */
async function ask(
  services: Services,
  { loaded, state }: ActiveArticle,
  selection: Span,
  skip: Skipped,
): Promise<Answers | undefined> {
  const context = { loaded, state, selection };
  const steps = ['who', 'what', 'stance'] as const;
  let actors = skip.actors ?? [];
  let issues = skip.issues ?? [];
  const skipped = {
    who: actors.length > 0,
    what: issues.length > 0,
    stance: false,
  };
  const asked = steps.filter((step) => !skipped[step]);
  for (let at = 0; ;) {
    const step = asked[at];
    const options = { step: at + 1, totalSteps: asked.length, canGoBack: at > 0 };
    const quote = state.text.slice(selection.start, Math.min(selection.end, selection.start + 80));
    if (step === 'who') {
      const picked = await chooseActors(services, context, {
        ...options,
        title: vscode.l10n.t('Who?'),
        placeholder: vscode.l10n.t('Whose position is “{0}”?', quote),
        ...firstOf(actors),
      });
      if (picked.kind === 'left') return undefined;
      if (picked.kind === 'value') actors = picked.value;
      at += picked.kind === 'back' ? -1 : 1;
    } else if (step === 'what') {
      const picked = await chooseIssues(services, context, {
        ...options,
        title: vscode.l10n.t('About what?'),
        placeholder: vscode.l10n.t('Which issue is “{0}” about?', quote),
        ...firstOf(issues),
      });
      if (picked.kind === 'left') return undefined;
      if (picked.kind === 'value') issues = picked.value;
      at += picked.kind === 'back' ? -1 : 1;
    } else {
      const picked = await chooseStance(context, actors, issues[0], options);
      if (picked.kind === 'left') return undefined;
      if (picked.kind === 'value') return { actors, issues, stance: picked.value };
      at--;
    }
  }
}

function firstOf(ids: readonly string[]): { readonly first?: string } {
  return ids[0] === undefined ? {} : { first: ids[0] };
}

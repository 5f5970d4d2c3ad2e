import * as vscode from 'vscode';
import {
  runCooperatively,
  LINE_QUOTES,
  quotesOfLines,
  type ArticlePath,
  type ConcordanceLine,
  type LineQuote,
  type Position,
} from '../../core';
import { currentText, type ArticleEdits, type ChangeOutcome } from '../../project';
import { rememberIds } from '../ui/questions/recent';
import { draftOf, type CodebookDraft } from '../ui/questions/codebookDraft';
import { CONCORDANCE_SCHEME, rowOnLine, type ShownConcordance } from '../corpora/concordances';
import type { LoadedCorpus } from '../corpora/corpora';
import { positionEdits } from '../ui/questions/annotateSpans';
import { askPosition } from '../ui/questions/positionQuestions';
import { pickOne } from '../ui/quickPick';
import { settleCoder } from '../corpora/currentCoder';
import { labelOf, recordTogether } from '../corpora/record';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { notify } from '../host/notify';

/** *Annotate Selected Lines…*: one position for the selected lines of a concordance, as one step of
 * undo. */
export function registerAnnotateLines(services: Services): vscode.Disposable {
  const run = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.scheme !== CONCORDANCE_SCHEME) {
      sayBriefly(vscode.l10n.t('Open a concordance first.'));
      return;
    }
    const shown = services.concordances.of(editor.document);
    const lines = shown ? selectedLines(shown, editor.selections) : [];
    const [first] = lines;
    if (!shown || !first) {
      sayBriefly(vscode.l10n.t('Select lines in the concordance first.'));
      return;
    }
    const { loaded, what } = shown;
    if (!(await settleCoder(services, loaded))) return;
    const draft = draftOf(loaded);
    const context = { draft, loaded, state: undefined, selection: { start: 0, end: 0 } };
    const preset = what.kind === 'expression' ? {} : { [what.kind]: what.id };
    const asked = { ...preset, quotes: lines.length, hasBefore: true };
    for (;;) {
      const quoted = await chooseQuote(services, lines);
      if (!quoted) return;
      const picked = await askPosition(services, context, first.quote, asked);
      if (picked.kind === 'back') continue;
      if (picked.kind === 'left') return;
      const position = picked.value;
      await rememberIds(services, 'actor', position.actors);
      await rememberIds(services, 'issue', position.issues);
      await annotate(services, loaded, lines, quoted, position, draft);
      return;
    }
  };
  return services.guard.command('policyAnnotator.annotateLines', run);
}

/** The lines that each selection touches, each line once; a selection that ends at the beginning of
 * a line does not touch that line. */
function selectedLines(
  shown: ShownConcordance,
  selections: readonly vscode.Selection[],
): readonly ConcordanceLine[] {
  const numbers = new Set<number>();
  for (const { start, end, isEmpty } of selections) {
    const last = !isEmpty && end.character === 0 ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) numbers.add(line);
  }
  return [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => rowOnLine(shown, number)?.line ?? []);
}

async function chooseQuote(
  { memory }: Services,
  lines: readonly ConcordanceLine[],
): Promise<LineQuote | undefined> {
  const last = LINE_QUOTES.find((one) => one === memory.get('concordance.quote'));
  const articles = new Set(lines.map(({ article }) => article)).size;
  const picked = await pickOne<LineQuote>({
    title: vscode.l10n.t('Annotate Selected Lines'),
    placeholder: vscode.l10n.t(
      'Lines: {0}, articles: {1}. Choose what to quote',
      lines.length,
      articles,
    ),
    rows: [
      {
        label: vscode.l10n.t('The sentence of each mention'),
        description: vscode.l10n.t('quoted once if it contains several mentions'),
        value: 'sentence',
      },
      { label: vscode.l10n.t('The mention itself'), value: 'mention' },
    ],
    ...(last === undefined ? {} : { first: last }),
  });
  if (picked.kind !== 'value') return undefined;
  await memory.update('concordance.quote', picked.value);
  return picked.value;
}

/** What was not annotated, by reason. */
interface Excluded {
  /** Lines whose words no longer exist. */
  removed: number;
  readonly articles: string[];
}

async function annotate(
  services: Services,
  loaded: LoadedCorpus,
  lines: readonly ConcordanceLine[],
  quoted: LineQuote,
  position: Position,
  draft: CodebookDraft,
): Promise<void> {
  const { environment } = services;
  const left: Excluded = { removed: 0, articles: [] };
  const changes: ArticleEdits[] = [];
  let quotes = 0;
  for (const [article, own] of byArticle(lines)) {
    // The text may have changed during the questions, and since the lines were found.
    const now = await currentText(loaded, article);
    if (!now?.clean) {
      left.articles.push(
        now
          ? vscode.l10n.t('{0} (not valid text in its encoding)', messageName(article))
          : vscode.l10n.t('{0} (it cannot be read)', messageName(article)),
      );
      continue;
    }
    const found = await runCooperatively(
      quotesOfLines(now.text, own, quoted),
      environment.yieldToHost,
    );
    left.removed += found.removed;
    quotes += found.quotes.length;
    const edits = positionEdits(services, loaded, article, position, found.quotes);
    if (edits.length > 0) changes.push({ article, edits });
  }
  const name = labelOf(loaded, position, draft);
  const label = quotes === 1 ? name : vscode.l10n.t('{0} ({1} quotes)', name, quotes);
  const outcomes =
    changes.length === 0
      ? new Map<ArticlePath, ChangeOutcome>()
      : await recordTogether(services, loaded, changes, label, draft);
  if (!outcomes) return;
  notifyExcluded(loaded, changes, outcomes, left);
}

/** Reports what was excluded and what to do; success is shown in the status bar only. */
function notifyExcluded(
  loaded: LoadedCorpus,
  changes: readonly ArticleEdits[],
  outcomes: ReadonlyMap<ArticlePath, ChangeOutcome>,
  { removed, articles }: Excluded,
): void {
  const refused = changes.flatMap(({ article }) => {
    const outcome = outcomes.get(article);
    if (outcome?.kind !== 'refused') return [];
    const name = messageName(loaded.corpus.annotationPath(article));
    switch (outcome.reason) {
      case 'unreadable':
        return [vscode.l10n.t('{0} (it cannot be read; fix it first)', name)];
      case 'maybe-truncated':
        return [
          vscode.l10n.t(
            '{0} (it may have been cut off; check it and annotate its article separately)',
            name,
          ),
        ];
      default:
        return [vscode.l10n.t('{0} (it was changed in the meantime; try again)', name)];
    }
  });
  const left = [...articles, ...refused];
  if (removed === 0 && left.length === 0) return;
  const messages: string[] = [];
  if (changes.length > refused.length) {
    const done = changes.length - refused.length;
    messages.push(
      vscode.l10n.t('Articles annotated: {0}. A single Undo reverts all of them.', done),
    );
  } else messages.push(vscode.l10n.t('Nothing was annotated.'));
  if (removed > 0) {
    messages.push(
      vscode.l10n.t(
        'Lines skipped: {0}. Their words are no longer in the texts, or their place is uncertain. Refresh the concordance.',
        removed,
      ),
    );
  }
  if (left.length > 0) {
    messages.push(vscode.l10n.t('Nothing was written to {0}.', left.join(', ')));
  }
  void notify('warning', messages.join(' '));
}

function byArticle(
  lines: readonly ConcordanceLine[],
): ReadonlyMap<ArticlePath, readonly ConcordanceLine[]> {
  const articles = new Map<ArticlePath, ConcordanceLine[]>();
  for (const line of lines) {
    const known = articles.get(line.article);
    if (known) known.push(line);
    else articles.set(line.article, [line]);
  }
  return articles;
}

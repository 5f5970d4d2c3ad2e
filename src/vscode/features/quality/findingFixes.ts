import * as vscode from 'vscode';
import { nameOf, type NearPair, type QualityFinding, type QualityFix } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';

/** A quick fix before it belongs to a diagnostic: a command with its argument, or an edit. */
export interface Fix {
  readonly title: string;
  readonly command?: vscode.Command;
  readonly edit?: vscode.WorkspaceEdit;
}

/** What can be done about a finding, in the order of the menu. */
export function findingFixes(
  loaded: LoadedCorpus,
  about: QualityFinding | NearPair,
  document: vscode.TextDocument,
  range: vscode.Range,
): readonly Fix[] {
  if ('kind' in about) return nearFixes(loaded, about);
  return about.fixes.flatMap((fix) => fixOf(loaded, fix, document, range) ?? []);
}

/** Fixes for two entries that may be one. */
export function nearFixes(loaded: LoadedCorpus, pair: NearPair): readonly Fix[] {
  const { layer, ids } = pair;
  const corpus = loaded.root.toString();
  const [one, other] = ids;
  const nameIn = (id: string): string => nameOf(loaded.corpus.codebook, layer, id, localizer);
  const merge = (id: string, into: string): Fix =>
    run(vscode.l10n.t('Merge {0} into {1}…', nameIn(id), nameIn(into)), 'mergeEntry', {
      corpus,
      layer,
      id,
      into,
    });
  return [
    merge(other, one),
    merge(one, other),
    run(vscode.l10n.t('Edit the entry'), layer === 'actor' ? 'editActor' : 'editIssue', {
      corpus,
      layer,
      id: other,
    }),
    run(vscode.l10n.t('Not a duplicate'), 'keepApart', { corpus, layer, ids }),
  ];
}

function fixOf(
  { root }: LoadedCorpus,
  fix: QualityFix,
  document: vscode.TextDocument,
  range: vscode.Range,
): Fix | undefined {
  const corpus = root.toString();
  switch (fix.kind) {
    case 'compare': {
      const { article, ids } = fix;
      const title = vscode.l10n.t('Compare the two positions');
      return run(title, 'compareQuotes', { corpus, article, ids });
    }
    case 'edit':
    case 'delete':
    case 'attach': {
      const { article, id } = fix;
      const { title, command } = ANNOTATION_FIXES[fix.kind];
      return run(title(), command, { corpus, article, id });
    }
    case 'editEntry': {
      const { layer, id } = fix;
      const command = layer === 'actor' ? 'editActor' : 'editIssue';
      return run(vscode.l10n.t('Edit the entry'), command, { corpus, layer, id });
    }
    case 'markCoded': {
      const { article } = fix;
      return run(vscode.l10n.t('Mark the article as coded'), 'markCoded', { corpus, article });
    }
    case 'findPositions':
      return run(vscode.l10n.t('Find these positions'), 'findPositions', { query: fix.query });
    case 'removeStance': {
      const lines = removedEntry(document, range.start.line);
      if (!lines) return undefined;
      const edit = new vscode.WorkspaceEdit();
      edit.delete(document.uri, lines);
      return { title: vscode.l10n.t('Remove the stance from the codebook'), edit };
    }
  }
}

const ANNOTATION_FIXES = {
  edit: { title: () => vscode.l10n.t('Edit the annotation'), command: 'editAnnotation' },
  delete: { title: () => vscode.l10n.t('Delete the annotation'), command: 'deleteAnnotation' },
  attach: {
    title: () => vscode.l10n.t('Move the annotation to the selected words'),
    command: 'moveToSelection',
  },
} as const;

function run(title: string, command: string, argument: object): Fix {
  return {
    title,
    command: { title, command: `policyAnnotator.${command}`, arguments: [argument] },
  };
}

/** The lines of an entry of a block map that begins in a line: down to the next line that is not
 * further in. Undefined where it shares its lines with others (flow style), or is the only one of
 * its map, since an empty map would mean something else. */
function removedEntry(
  document: Pick<vscode.TextDocument, 'lineAt' | 'lineCount'>,
  line: number,
): vscode.Range | undefined {
  const indentOf = (at: number): number | undefined => {
    if (at < 0 || at >= document.lineCount) return undefined;
    const { isEmptyOrWhitespace, firstNonWhitespaceCharacterIndex } = document.lineAt(at);
    return isEmptyOrWhitespace ? Infinity : firstNonWhitespaceCharacterIndex;
  };
  const own = indentOf(line);
  if (own === undefined || own === 0 || own === Infinity) return undefined;
  if (/[{}[\],]\s*$/.test(document.lineAt(line).text) && !isWhole(document.lineAt(line).text))
    return undefined;
  let end = line + 1;
  while ((indentOf(end) ?? -1) > own) end++;
  let before = line - 1;
  while ((indentOf(before) ?? -1) > own) before--;
  if (indentOf(before) !== own && indentOf(end) !== own) return undefined;
  return new vscode.Range(line, 0, end, 0);
}

/** True for `key: {…}` on one line. */
function isWhole(text: string): boolean {
  return /^\s*[^{}[\],]+:\s*(?:\{[^{}[\]]*\}|\[[^{}[\]]*\])\s*$/.test(text);
}

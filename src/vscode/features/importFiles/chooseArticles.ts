import * as vscode from 'vscode';
import {
  COUNTS,
  labelText,
  namesBoth,
  type FoundIn,
  type NamedEntries,
  type PlannedArticle,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { headed, pickSeveral, type Picked, type PickRow } from '../../ui/quickPick';
import { importText } from '../../imports/importText';
import type { ImportPreview } from './importPreview';
import type { ReadUri } from './readFiles';

/** What the user ticked, by origin. */
export interface ArticleChoice {
  /** Articles to write. */
  readonly origins: ReadonlySet<string>;
  /** Articles to mark as telling the same story as another article. */
  readonly marked: ReadonlySet<string>;
}

/** Shows what was found before anything is written: problems first, so that hundreds of articles do
 * not hide them. New articles are ticked, those that name most of the codebook first, and each can
 * be corrected; those whose text has changed are not ticked; existing articles are listed below.
 * Articles that repeat another one have a tick of their own that marks them, which only the user
 * decides. */
export async function chooseArticles(
  preview: ImportPreview,
  canGoBack: boolean,
  correct: (one: PlannedArticle) => Promise<void>,
): Promise<Picked<ArticleChoice>> {
  const byOrigin = (): ReadonlyMap<string, PlannedArticle> =>
    new Map(preview.planned.map((one) => [one.origin, one]));
  const fresh = preview.planned.filter(({ kind }) => kind === 'new');
  const ticked = preview.ticksNamed
    ? fresh.filter(({ origin }) => namesBoth(preview.named.get(origin)))
    : fresh;
  const picked = await pickSeveral<string>({
    title: vscode.l10n.t('Import Articles'),
    placeholder: vscode.l10n.t('Select what to import'),
    step: 1,
    totalSteps: 2,
    mayBeEmpty: true,
    canGoBack,
    ticked: ticked.map(({ origin }) => origin),
    rows: articleRows(preview),
    rowButton: {
      icon: 'edit',
      tooltip: vscode.l10n.t('Correct Title, Author, Source and Date…'),
      isFor: (value) => byOrigin().get(value)?.kind === 'new',
      press: async (value) => {
        const one = byOrigin().get(value);
        if (one) await correct(one);
        return articleRows(preview);
      },
    },
  });
  if (picked.kind !== 'value') return picked;
  const marks = picked.value.filter((value) => value.startsWith(MARK));
  const origins = new Set(picked.value.filter((value) => !value.startsWith(MARK)));
  const marked = new Set(marks.map((value) => value.slice(MARK.length)));
  return { kind: 'value', value: { origins, marked } };
}

function articleRows(preview: ImportPreview): readonly PickRow<string>[] {
  const { planned, files, named } = preview;
  const ofKind = (kind: PlannedArticle['kind']): readonly PlannedArticle[] =>
    planned.filter((one) => one.kind === kind);
  const row = (one: PlannedArticle): PickRow<string> => articleRow(one, named.get(one.origin));
  const fresh = ofKind('new');
  return [
    ...headed(vscode.l10n.t('Problems'), files.flatMap(problemRows)),
    ...headed(vscode.l10n.t('New'), fresh.map(row)),
    ...headed(
      vscode.l10n.t('Same story as another article: select to mark it as a reprint'),
      sameRows(fresh, preview),
    ),
    ...headed(
      vscode.l10n.t('Changed: the article in the corpus has a different text'),
      ofKind('changed').map(row),
    ),
    ...headed(
      vscode.l10n.t('Already in the corpus'),
      ofKind('same').map((one) => ({ ...row(one), value: '' })),
    ),
  ];
}

/** Precedes an origin; no name of a file begins with it. */
const MARK = '/';

function sameRows(
  fresh: readonly PlannedArticle[],
  preview: ImportPreview,
): readonly PickRow<string>[] {
  return fresh.flatMap((one) => {
    const first = preview.same.get(one.origin);
    if (first === undefined) return [];
    const detail = vscode.l10n.t('same story as {0}', preview.about(first));
    return [{ ...articleRow(one), detail, value: `${MARK}${one.origin}` }];
  });
}

/** Date, author and source beside the title; below it the file, and what the article names of the
 * codebook. */
function articleRow(
  { origin, path, kind, article }: PlannedArticle,
  named?: NamedEntries,
): PickRow<string> {
  const { source, date, turn } = article;
  // The title of a turn begins with its speaker.
  const facts = [turn?.role, turn ? turn.time : article.author, source, date];
  const detail = [
    kind === 'new' ? labelText(origin) : `${labelText(origin)} → ${labelText(path)}`,
    ...(named && named.actors + named.issues > 0 ? [namedText(named)] : []),
    ...(turn ? [labelText(article.text, LONGEST_WORDS)] : foundTexts(article.foundIn)),
  ];
  return {
    label: labelText(article.title ?? origin),
    description: facts.flatMap((fact) => (fact === undefined ? [] : [labelText(fact)])).join(', '),
    detail: detail.join(' · '),
    value: origin,
  };
}

/** Where the date and the author are from, which the user may want to check. */
function foundTexts({ date, author }: FoundIn = {}): readonly string[] {
  const found = [];
  if (date === 'head') found.push(vscode.l10n.t('date from the head of the text'));
  if (date === 'name') found.push(vscode.l10n.t('date from the name of the file'));
  if (date === 'stated') found.push(vscode.l10n.t('date as given for all'));
  if (author === 'properties') found.push(vscode.l10n.t('author from the document’s properties'));
  if (author === 'stated') found.push(vscode.l10n.t('author as given for all'));
  return found;
}

/** The first words of a turn. */
const LONGEST_WORDS = 80;

function namedText({ actors, issues }: NamedEntries): string {
  const counts = [
    ...(actors === 0 ? [] : [localizer.text(COUNTS.actors, actors)]),
    ...(issues === 0 ? [] : [localizer.text(COUNTS.issues, issues)]),
  ];
  return counts.join(', ');
}

/** A file that cannot be read is never written: its row has the value of no article. */
export function problemRows({ name, problems }: ReadUri): readonly PickRow<string>[] {
  return problems.map((problem) => ({
    label: `$(${problem.severity}) ${labelText(name)}`,
    detail: importText(problem),
    value: '',
  }));
}

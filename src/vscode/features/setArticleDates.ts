import * as vscode from 'vscode';
import {
  frontMatterEnd,
  headDate,
  isUndated,
  labelText,
  shortDate,
  typedDate,
  type ArticlePath,
  type ArticleRow,
  NOT_A_DATE,
} from '../../core';
import { currentText } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { tellNoCorpus } from '../corpora/exampleCorpus';
import { recordTogether, tellRefusedFiles } from '../corpora/record';
import { localizer } from '../derived/viewContext';
import { sayBriefly } from '../documents/words';
import { isRead } from '../imports/wholeCorpus';
import type { Services } from '../services';
import { readTarget } from '../ui/cardCommands';
import { inTurn, type Place } from '../ui/inTurn';
import type { Picked } from '../ui/quickPick';
import { tabsOf } from '../ui/tabs';
import { typeLine } from '../ui/typeLine';

/** *Set Article Dates…*: asks for the date of the article of a row, otherwise of each article
 * without one, and writes the dates into the annotation files as one change. */
export function registerSetArticleDates(services: Services): vscode.Disposable {
  const ask = async (argument: unknown): Promise<void> => {
    const target = readTarget(services.corpora, argument);
    const loaded = target?.loaded ?? services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    const one = loaded.corpus.index.article(target?.article ?? '');
    if (!one && !(await isRead(loaded))) return;
    const articles = one ? [one] : undatedArticles(loaded);
    if (articles.length === 0) sayBriefly(vscode.l10n.t('All articles have a date.'));
    else await write(services, loaded, await askedDates(services, loaded, articles));
  };
  return services.guard.command('policyAnnotator.setArticleDates', ask);
}

/** Those with annotations first: without a date, they are missing in views of time. */
function undatedArticles({ corpus }: LoadedCorpus): readonly ArticleRow[] {
  const undated = corpus.index.articles().filter(isUndated);
  const [coded, others] = [true, false].map((isCoded) =>
    undated.filter(({ annotations }) => annotations.length > 0 === isCoded),
  );
  return [...(coded ?? []), ...(others ?? [])];
}

type Dates = ReadonlyMap<ArticlePath, string>;

/** The dates that were typed, also where the questions were left before the last one; "" for none.
 * Each article is shown while its date is asked for. */
async function askedDates(
  services: Services,
  loaded: LoadedCorpus,
  articles: readonly ArticleRow[],
): Promise<Dates> {
  const typed = new Map<ArticlePath, string>();
  const shown = new Set<ArticlePath>();
  // Not over the analysis panel.
  const column = vscode.window.activeTextEditor ? undefined : vscode.ViewColumn.Beside;
  const questions = articles.map((row) => async (place: Place): Promise<Picked<string>> => {
    const { path } = row;
    const text = (await currentText(loaded, path))?.text;
    if (text !== undefined) {
      if (tabsOf(loaded.uriOf(path)).length === 0) shown.add(path);
      await services.reveal.show(loaded, path, [], false, column);
    }
    const head = text?.slice(frontMatterEnd(path, text)) ?? '';
    const value = typed.get(path) ?? row.metadata.date ?? headDate(head, path)?.date;
    const picked = await typeDate(row, { value, head, place });
    if (picked.kind === 'value') typed.set(path, picked.value);
    return picked;
  });
  await inTurn(questions);
  // Left open, they would take room from the view from which the dates were asked for.
  await vscode.window.tabGroups.close(
    [...shown].flatMap((path) => tabsOf(loaded.uriOf(path))).filter(({ isDirty }) => !isDirty),
  );
  return typed;
}

interface AskedDate {
  readonly value: string | undefined;
  /** The article's text, whose first words are repeated: they often have the date, and the question
   * covers them. */
  readonly head: string;
  readonly place: Place;
}

function typeDate(
  { path, metadata }: ArticleRow,
  { value, head, place }: AskedDate,
): Promise<Picked<string>> {
  const { language } = vscode.env;
  const read = (typed: string): string | undefined =>
    typed === '' ? typed : typedDate(typed, language);
  const example = shortDate('2024-04-26', language);
  return typeLine({
    ...place,
    // Escape goes back, and from the first question out.
    canGoBack: true,
    title: vscode.l10n.t('Dates of Articles'),
    prompt: vscode.l10n.t(
      'When did “{0}” appear? It begins: “{1}” Leave it empty to go on without a date.',
      labelText(metadata.title ?? path, 80),
      labelText(head.trim(), 200),
    ),
    placeholder: vscode.l10n.t('{0}, 2024-04-26, April 2024 or 2024', example),
    value: value ?? '',
    problemOf: (typed) =>
      read(typed) === undefined ? localizer.text(NOT_A_DATE, example) : undefined,
  }).then((typed) =>
    typed.kind === 'value' ? { kind: 'value', value: read(typed.value) ?? '' } : typed,
  );
}

async function write(services: Services, loaded: LoadedCorpus, dates: Dates): Promise<void> {
  const changes = [...dates].flatMap(([article, typed]) => {
    const before = loaded.corpus.index.article(article)?.metadata.date;
    const date = typed === '' ? undefined : typed;
    return date === before ? [] : [{ article, edits: [describe(date)] }];
  });
  if (changes.length === 0) return;
  const label = localizer.text(['Date of {0} article', 'Dates of {0} articles'], changes.length);
  await tellRefusedFiles(await recordTogether(services, loaded, changes, label));
}

function describe(date: string | undefined) {
  return { kind: 'describe', article: { date } } as const;
}

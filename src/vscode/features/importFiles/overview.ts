import * as vscode from 'vscode';
import {
  labelText,
  lacking,
  namesBoth,
  typedDate,
  type PlannedArticle,
  type StatedFact,
  type StatedFacts,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { inTurn, type Place } from '../../ui/inTurn';
import { headed, pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';
import { problemRows } from './chooseArticles';
import type { ImportPreview } from './importPreview';

/** So many articles are worth a question before they are listed. */
const MANY = 500;

/** Whether there is something to decide for all articles before they are chosen. */
export function needsOverview({ planned, turns }: ImportPreview): boolean {
  const fresh = planned.filter(({ kind }) => kind === 'new').map(({ article }) => article);
  return turns.articles > 0 || fresh.length > MANY || lacking(fresh, 'date') > 0;
}

type Row = 'continue' | 'split' | 'named' | StatedFact;

const FACTS = ['date', 'author', 'source'] as const;

/** Shows what the articles lack and what can be done with all of them; Enter leads to the articles
 * as they are. False when the user left. */
export async function askOverview(preview: ImportPreview): Promise<boolean> {
  for (;;) {
    const picked = await pickOne<Row>({
      title: vscode.l10n.t('Import Articles'),
      placeholder: vscode.l10n.t('Check what is true of all articles; choose a row to change it'),
      rows: overviewRows(preview),
    });
    if (picked.kind !== 'value') return false;
    if (picked.value === 'continue') return true;
    if (picked.value === 'split') {
      preview.isSplit = !preview.isSplit;
      if (!(await preview.compare())) return false;
    } else if (picked.value === 'named') preview.ticksNamed = !preview.ticksNamed;
    else await askFact(preview, picked.value);
  }
}

function overviewRows(preview: ImportPreview): readonly PickRow<Row>[] {
  const { planned, turns, isSplit, files, named, rest, ticksNamed } = preview;
  const fresh = planned.filter(({ kind }) => kind === 'new');
  const both = fresh.filter(({ origin }) => namesBoth(named.get(origin))).length;
  return [
    {
      label: `$(check) ${vscode.l10n.t('Choose Articles')}`,
      description: newText(fresh.length),
      value: 'continue',
    },
    ...headed(
      vscode.l10n.t('What Files Do Not Say'),
      FACTS.flatMap((fact) => factRows(fact, fresh, rest)),
    ),
    ...headed<Row>(
      vscode.l10n.t('Hearings, Debates and Interviews'),
      turns.articles === 0
        ? []
        : [
            {
              label: isSplit
                ? `$(check) ${vscode.l10n.t('An Article for Each Turn of a Speaker')}`
                : vscode.l10n.t('Make an Article of Each Turn of a Speaker'),
              description: turnsText(turns),
              value: 'split',
            },
          ],
    ),
    ...headed<Row>(
      vscode.l10n.t('Codebook'),
      both === 0 || both === fresh.length
        ? []
        : [
            {
              label: ticksNamed
                ? `$(check) ${vscode.l10n.t('Only Articles That Name an Actor and an Issue Are Ticked')}`
                : vscode.l10n.t('Tick Only Articles That Name an Actor and an Issue'),
              description: newText(both),
              value: 'named',
            },
          ],
    ),
    ...headed<Row>(
      vscode.l10n.t('Problems'),
      files.flatMap(problemRows).map(({ label, detail = '' }) => ({ label, detail })),
    ),
  ];
}

function factRows(
  fact: (typeof FACTS)[number],
  fresh: readonly PlannedArticle[],
  rest: StatedFacts,
): readonly PickRow<Row>[] {
  const articles = fresh.map(({ article }) => article);
  const stated = rest[fact];
  const without = lacking(articles, fact);
  if (stated === undefined && without === 0) return [];
  return [
    {
      label: vscode.l10n.t('{0}: {1}', factText(fact), labelText(stated ?? '—')),
      description: stated === undefined ? withoutText(without) : '',
      value: fact,
    },
  ];
}

async function askFact(preview: ImportPreview, fact: StatedFact): Promise<void> {
  const before = preview.rest[fact] ?? '';
  const typed = await typeFact(fact, before, {
    prompt: vscode.l10n.t('For all articles whose file does not say it. Leave empty to remove.'),
  });
  if (typed.kind !== 'value') return;
  preview.state({ ...preview.rest, [fact]: typed.value === '' ? undefined : typed.value });
}

/** Asks in turn for the title, author, source and date of one article. */
export async function correctArticle(preview: ImportPreview, one: PlannedArticle): Promise<void> {
  const { article } = one;
  const facts: Partial<Record<StatedFact, string>> = {};
  const question = (fact: StatedFact) => async (place: Place) => {
    const typed = await typeFact(fact, facts[fact] ?? article[fact] ?? '', {
      ...place,
      prompt: labelText(one.origin),
    });
    if (typed.kind === 'value') facts[fact] = typed.value;
    return typed;
  };
  const questions = (['title', 'author', 'source', 'date'] as const).map(question);
  const { kind } = await inTurn(questions);
  if (kind === 'value') preview.state(preview.rest, one, facts);
}

function typeFact(
  fact: StatedFact,
  value: string,
  more: Partial<Place> & { readonly prompt: string },
): Promise<Picked<string>> {
  const read = (typed: string): string | undefined =>
    fact === 'date' && typed !== '' ? typedDate(typed, vscode.env.language) : typed;
  return typeLine({
    canGoBack: true,
    ...more,
    title: factText(fact),
    value,
    problemOf: (typed) =>
      read(typed) === undefined
        ? vscode.l10n.t('This is not a date. Write it as {0}, 2024-04 or 2024.', '2024-04-26')
        : undefined,
  }).then((typed) =>
    typed.kind === 'value' ? { kind: 'value', value: read(typed.value) ?? '' } : typed,
  );
}

function factText(fact: StatedFact): string {
  switch (fact) {
    case 'title':
      return vscode.l10n.t('Title');
    case 'author':
      return vscode.l10n.t('Author');
    case 'source':
      return vscode.l10n.t('Source');
    case 'date':
      return vscode.l10n.t('Date');
  }
}

function newText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 new article')
    : vscode.l10n.t('{0} new articles', localizer.number(count));
}

function withoutText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 article does not say it')
    : vscode.l10n.t('{0} articles do not say it', localizer.number(count));
}

function turnsText({ articles, turns }: ImportPreview['turns']): string {
  return articles === 1
    ? vscode.l10n.t('1 document with {0} turns', localizer.number(turns))
    : vscode.l10n.t(
        '{0} documents with {1} turns',
        localizer.number(articles),
        localizer.number(turns),
      );
}

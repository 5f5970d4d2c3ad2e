import * as vscode from 'vscode';
import { labelText, type PlannedArticle } from '../../../core';
import type { Services } from '../../services';
import { notify } from '../../host/notify';
import { headed, pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import { importText } from '../../imports/importText';
import type { ImportPlace } from './importPlace';
import type { ReadUri } from './readFiles';

/** What the user ticked, by origin. */
export interface ArticleChoice {
  /** Articles to write. */
  readonly origins: ReadonlySet<string>;
  /** Articles to mark as telling the same story as another article. */
  readonly marked: ReadonlySet<string>;
}

/** Shows what was found before anything is written: problems first, so that hundreds of articles do
 * not hide them. New articles are ticked, those whose text has changed are not; existing articles
 * are listed below. `same`: new articles
 * that repeat another one, each with a tick of its own that marks it, which only the user decides.
 * Undefined when the user left. */
export async function chooseArticles(
  planned: readonly PlannedArticle[],
  files: readonly ReadUri[],
  same: ReadonlyMap<string, string>,
): Promise<ArticleChoice | undefined> {
  const ofKind = (kind: PlannedArticle['kind']): readonly PlannedArticle[] =>
    planned.filter((one) => one.kind === kind);
  const fresh = ofKind('new');
  const picked = await pickSeveral<string>({
    title: vscode.l10n.t('Import Articles'),
    placeholder: vscode.l10n.t('Select what to import'),
    step: 1,
    totalSteps: 2,
    mayBeEmpty: true,
    ticked: fresh.map(({ origin }) => origin),
    rows: [
      ...headed(vscode.l10n.t('Problems'), files.flatMap(problemRows)),
      ...headed(vscode.l10n.t('New'), fresh.map(articleRow)),
      ...headed(
        vscode.l10n.t('Same story as another article: select to mark it as a reprint'),
        sameRows(fresh, planned, same),
      ),
      ...headed(
        vscode.l10n.t('Changed: the article in the corpus has a different text'),
        ofKind('changed').map(articleRow),
      ),
      ...headed(
        vscode.l10n.t('Already in the corpus'),
        ofKind('same').map((one) => ({ ...articleRow(one), value: '' })),
      ),
    ],
  });
  if (picked.kind !== 'value') return undefined;
  const marks = picked.value.filter((value) => value.startsWith(MARK));
  return {
    origins: new Set(picked.value.filter((value) => !value.startsWith(MARK))),
    marked: new Set(marks.map((value) => value.slice(MARK.length))),
  };
}

/** Precedes an origin; no name of a file begins with it. */
const MARK = '/';

function sameRows(
  fresh: readonly PlannedArticle[],
  planned: readonly PlannedArticle[],
  same: ReadonlyMap<string, string>,
): readonly PickRow<string>[] {
  const byOrigin = new Map(planned.map((one) => [one.origin, one]));
  return fresh.flatMap((one) => {
    const first = byOrigin.get(same.get(one.origin) ?? '');
    if (!first) return [];
    const { label, description = '' } = articleRow(first);
    return [
      {
        ...articleRow(one),
        detail: vscode.l10n.t('same story as {0}', [label, description].filter(Boolean).join(', ')),
        value: `${MARK}${one.origin}`,
      },
    ];
  });
}

function articleRow({ origin, path, kind, article }: PlannedArticle): PickRow<string> {
  const facts = [article.source, article.date].filter((fact) => fact !== undefined);
  return {
    label: labelText(article.title ?? origin),
    description: facts.map((fact) => labelText(fact)).join(', '),
    detail: kind === 'new' ? labelText(origin) : `${labelText(origin)} → ${labelText(path)}`,
    value: origin,
  };
}

/** A file that cannot be read is never written: its row has the value of no article. */
function problemRows({ name, problems }: ReadUri): readonly PickRow<string>[] {
  return problems.map((problem) => ({
    label: `$(${problem.severity}) ${labelText(name)}`,
    detail: importText(problem),
    value: '',
  }));
}

/** Asks for a folder of the corpus, '' or with a slash at its end. The last one used comes first;
 * undefined when the user left. */
export async function chooseFolder(
  { memory }: Services,
  { corpus, root, name }: ImportPlace,
): Promise<string | undefined> {
  const last = memory.get<string>(MEMORY) ?? '';
  const folders = new Set(['', last]);
  for (const { path } of corpus?.index.articles() ?? []) folders.add(path.replace(/[^/]*$/, ''));
  const rows = [...folders].sort().map((folder) => ({
    label: folder === '' ? labelText(name) : labelText(folder),
    value: folder,
  }));
  const other = { label: vscode.l10n.t('Other Folder…'), value: OTHER };
  const picked = await pickOne<string>({
    title: vscode.l10n.t('Import Articles'),
    placeholder: vscode.l10n.t('Choose a folder in the corpus'),
    step: 2,
    totalSteps: 2,
    rows: [...rows, other],
    first: last,
  });
  if (picked.kind !== 'value') return undefined;
  const folder = picked.value === OTHER ? await openFolder(root) : picked.value;
  if (folder !== undefined) await memory.update(MEMORY, folder);
  return folder;
}

const MEMORY = 'import.folder';
/** No folder has this name. */
const OTHER = '/';

async function openFolder(root: vscode.Uri): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: root,
      openLabel: vscode.l10n.t('Import Here'),
    })) ?? [];
  if (!folder) return undefined;
  const within = `${root.path}/`;
  if (folder.path === root.path) return '';
  if (folder.scheme === root.scheme && folder.path.startsWith(within)) {
    return `${folder.path.slice(within.length)}/`;
  }
  void notify(
    'warning',
    vscode.l10n.t(
      'This folder is not in the corpus, so nothing was written. Choose a folder in the corpus.',
    ),
  );
  return undefined;
}

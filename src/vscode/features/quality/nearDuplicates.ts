import * as vscode from 'vscode';
import {
  ALL_NEAR_KINDS,
  asPositionsOf,
  authorsWhoAreActors,
  keysOf,
  labelText,
  nameOf,
  nearDuplicates,
  nearReason,
  pairKey,
  runCooperatively,
  usageOf,
  withoutAlias,
  type AuthorPair,
  type Layer,
  type NearKind,
  type NearPair,
  type Usage,
  MORE_NOT_LISTED,
  isCalled,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { recordTogether, tellRefusedFiles, recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';
import { nearFixes } from './findingFixes';
import { keepApart, keptApart } from './keptApart';

type Near = NearPair | AuthorPair;

/** *Find Near-Duplicates…*: entries that may be one, by the reason, with what can be done about
 * each. `changed` is called when pairs are no longer to be shown. */
export function registerNearDuplicates(services: Services, changed: () => void): vscode.Disposable {
  const { corpora, environment, guard, memory } = services;

  const find = async (argument: unknown): Promise<void> => {
    const asked = readAsked(services, argument);
    const named = asked && (await namedPair(services, asked));
    if (named) {
      await act(asked.loaded, named, false);
      return;
    }
    const loaded = corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    for (;;) {
      const { corpus } = loaded;
      const resultOf = <T>(task: Generator<unknown, T>): Promise<T> =>
        runCooperatively(task, environment.yieldToHost);
      const rows = corpus.index.articles();
      const isKept = keptApart(memory, loaded);
      const pairs = (await resultOf(nearDuplicates(corpus.codebook))).filter((one) => !isKept(one));
      const authors = await resultOf(authorsWhoAreActors(rows, corpus.codebook));
      if (pairs.length + authors.length === 0) {
        sayBriefly(vscode.l10n.t('No near-duplicates in the codebook.'));
        return;
      }
      const usage = await resultOf(usageOf(rows));
      const picked = await pickOne<Near>({
        title: vscode.l10n.t('Near-Duplicates'),
        placeholder: vscode.l10n.t('Choose a pair, then merge its entries or keep them apart'),
        rows: nearRows(loaded, [...pairs, ...authors], usage),
      });
      if (picked.kind !== 'value' || !(await act(loaded, picked.value))) return;
    }
  };

  /** True if the list is to be shown again. */
  const act = async (loaded: LoadedCorpus, near: Near, canGoBack = true): Promise<boolean> => {
    const picked = await pickOne<() => Promise<boolean>>({
      title: vscode.l10n.t('Near-Duplicates'),
      placeholder: nearReason(near, localizer),
      rows: near.kind === 'author-is-entry' ? authorRows(loaded, near) : pairRows(loaded, near),
      canGoBack,
    });
    if (picked.kind === 'back') return true;
    return picked.kind === 'value' && picked.value();
  };

  const authorRows = (
    loaded: LoadedCorpus,
    { actor, articles, positions }: AuthorPair,
  ): readonly PickRow<() => Promise<boolean>>[] => {
    const name = nameOf(loaded.corpus.codebook, 'actor', actor, localizer);
    const label = vscode.l10n.t('Write “{0}” as the actor of these positions', name);
    const write = async (): Promise<boolean> => {
      const changes = articles.map((article) => {
        const annotations = loaded.corpus.index.article(article)?.annotations ?? [];
        const edits = asPositionsOf(annotations, actor).map((annotation) => {
          return { kind: 'replace', annotation } as const;
        });
        return { article, edits };
      });
      await tellRefusedFiles(await recordTogether(services, loaded, changes, label));
      return true;
    };
    return [
      {
        label,
        description: localizer.text(['{0} position recorded', '{0} positions recorded'], positions),
        value: write,
      },
    ];
  };

  const pairRows = (
    loaded: LoadedCorpus,
    pair: NearPair,
  ): readonly PickRow<() => Promise<boolean>>[] => [
    ...(pair.kind === 'shared-alias' || pair.kind === 'swallowed-keyword'
      ? settleRows(loaded, pair)
      : []),
    ...nearFixes(loaded, pair).map(({ title, command }) => ({
      label: title,
      value: async () => {
        if (!command) return true;
        await vscode.commands.executeCommand(
          command.command,
          ...((command.arguments ?? []) as readonly unknown[]),
        );
        // A merge shows a list of its own.
        return command.command !== MERGE;
      },
    })),
  ];

  /** For each entry that can give the words up. */
  const settleRows = (
    loaded: LoadedCorpus,
    { layer, ids, words, kind }: NearPair,
  ): readonly PickRow<() => Promise<boolean>>[] => {
    const { codebook } = loaded.corpus;
    const [short] = words;
    const from = kind === 'shared-alias' ? ids : ids.slice(0, 1);
    return from
      .filter((id) => withoutAlias(codebook, layer, [id], short).length > 0)
      .map((id) => {
        const name = nameOf(codebook, layer, id, localizer);
        return {
          label: vscode.l10n.t('Remove “{0}” from {1}', labelText(short, 60), name),
          value: async () => {
            await removeAlias(services, loaded, layer, [id], short);
            return true;
          },
        };
      });
  };

  const keep = async (argument: unknown): Promise<void> => {
    const asked = readAsked(services, argument);
    if (!asked) return;
    const [a, b] = asked.ids;
    if (a === undefined || b === undefined) return;
    await keepApart(memory, asked.loaded, { layer: asked.layer, ids: [a, b] });
    changed();
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.findNearDuplicates', find),
    guard.command('policyAnnotator.keepApart', keep),
  );
}

const MERGE = 'policyAnnotator.mergeEntry';

interface Asked {
  readonly loaded: LoadedCorpus;
  readonly layer: Layer;
  readonly ids: readonly string[];
}

/** The pair of two entries, if they are near-duplicates. */
async function namedPair(
  { environment }: Services,
  { loaded, layer, ids: [a = '', b = ''] }: Asked,
): Promise<NearPair | undefined> {
  const pairs = nearDuplicates(loaded.corpus.codebook);
  const key = pairKey({ layer, ids: [a, b] });
  const all = await runCooperatively(pairs, environment.yieldToHost);
  return all.find((pair) => pairKey(pair) === key);
}

/** Of `{corpus, layer, ids}`, as quick fixes and cards give it. */
function readAsked({ corpora }: Services, argument: unknown): Asked | undefined {
  const target = readTarget(corpora, argument);
  const ids: unknown = keysOf(argument)?.get('ids');
  if (!target?.layer || !Array.isArray(ids)) return undefined;
  const { loaded, layer } = target;
  return { loaded, layer, ids: ids.filter((id) => typeof id === 'string') };
}

/** Rows of the list; more could not be looked through. */
const MOST_ROWS = 2000;

function nearRows(
  loaded: LoadedCorpus,
  all: readonly Near[],
  usage: Usage,
): readonly PickRow<Near>[] {
  const shown = all.slice(0, MOST_ROWS);
  const rows = ALL_NEAR_KINDS.flatMap((kind) =>
    headed(
      HEADINGS[kind](),
      shown.filter((one) => one.kind === kind).map((near) => nearRow(loaded, near, usage)),
    ),
  );
  if (shown.length === all.length) return rows;
  const label = localizer.text(MORE_NOT_LISTED, all.length - shown.length);
  return [...rows, { label, kind: vscode.QuickPickItemKind.Separator }];
}

function nearRow({ corpus }: LoadedCorpus, near: Near, usage: Usage): PickRow<Near> {
  const { codebook } = corpus;
  const detail = nearReason(near, localizer);
  if (near.kind === 'author-is-entry') {
    const label = nameOf(codebook, 'actor', near.actor, localizer);
    const description = localizer.text(
      ['{0} position recorded', '{0} positions recorded'],
      near.positions,
    );
    return { label, description, detail, value: near };
  }
  const { layer, ids } = near;
  const counts = layer === 'actor' ? usage.actors : usage.issues;
  const label = ids.map((id) => nameOf(codebook, layer, id, localizer)).join(' – ');
  const [one, other] = ids.map((id) => localizer.number(counts.get(id) ?? 0));
  const description = vscode.l10n.t('positions: {0} and {1}', one ?? '', other ?? '');
  return { label, description, detail, value: near };
}

const HEADINGS: Readonly<Record<NearKind, () => string>> = {
  'shared-alias': () => vscode.l10n.t('The same words for two entries'),
  'similar-names': () => vscode.l10n.t('Names that differ little'),
  'part-of-name': () => vscode.l10n.t('A part of another name'),
  initials: () => vscode.l10n.t('Initials of another name'),
  'swallowed-keyword': () => vscode.l10n.t('Keywords within longer ones'),
  'author-is-entry': () => vscode.l10n.t('Authors who are actors'),
};

/** Takes some words away from entries of the codebook, in one step that can be undone. Reports the
 * entries that are called so, since a name stays. */
async function removeAlias(
  services: Services,
  loaded: LoadedCorpus,
  layer: Layer,
  ids: readonly string[],
  words: string,
): Promise<void> {
  const { codebook } = loaded.corpus;
  const edits = withoutAlias(codebook, layer, ids, words);
  const shown = labelText(words, 60);
  const namesOf = (some: readonly string[]): string =>
    [...new Set(some)].map((id) => nameOf(codebook, layer, id, localizer)).join(', ');
  const called = ids.filter((id) => isCalled(codebook, layer, id, words));
  if (called.length > 0) {
    sayBriefly(
      vscode.l10n.t('“{0}” is the name of {1} and stays ambiguous.', shown, namesOf(called)),
    );
  }
  if (edits.length === 0) return;
  const label = vscode.l10n.t('“{0}” removed from {1}', shown, namesOf(edits.map(({ id }) => id)));
  await recordInCodebook(services, loaded, edits, label);
}

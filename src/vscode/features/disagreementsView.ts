import * as vscode from 'vscode';
import {
  kindTotal,
  disagreementsTree,
  findContradictions,
  findDisagreements,
  type DisagreementsTreeOptions,
  type Facts,
  type TreeView,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { areFactsWhole } from '../derived/factsStore';
import type { Services } from '../services';
import { SlicedWork } from '../host/slicedWork';
import { derivedContext } from '../derived/viewContext';
import { registerView } from '../ui/views/viewRegistry';

/** The view of disagreements, one-sided criticism, shifts and contradictions. */
export function registerDisagreementsView(services: Services): vscode.Disposable {
  const { t } = vscode.l10n;
  const listings = new WeakMap<LoadedCorpus, Listing>();
  const listingOf = (loaded: LoadedCorpus): Listing => {
    const refresh = (): void => services.views.get('disagreements')?.painter.refresh();
    const known = listings.get(loaded) ?? { asked: undefined, work: new SlicedWork(refresh) };
    listings.set(loaded, known);
    return known;
  };
  return registerView(services, {
    id: 'disagreements',
    title: t('Disagreements'),
    arrangements: {
      group: [
        { id: 'issue', label: t('Issue') },
        { id: 'pair', label: t('Pair of actors') },
        { id: 'none', label: t('Not grouped') },
      ],
      sort: [
        { id: 'evidence', label: t('Evidence on the weaker side') },
        { id: 'articles', label: t('Articles') },
        { id: 'recent', label: t('Most recent first') },
        { id: 'pairs', label: t('Most pairs') },
        { id: 'name', label: t('Name') },
      ],
    },
    make: (loaded, options) => {
      const context = derivedContext(loaded);
      if (!context) return undefined;
      const listing = listingOf(loaded);
      const asked = askedAgain(listing.asked, { facts: context.facts, options });
      listing.asked = asked;
      return listing.work.of(asked, function* () {
        const isWhole = areFactsWhole(loaded);
        return { tree: yield* disagreementsTree(context, options), isWhole };
      })?.tree;
    },
    isWhole: (loaded) => listingOf(loaded).work.last?.isWhole === true,
    find: (loaded, { sort }) => {
      const context = derivedContext(loaded);
      if (!context || kindTotal(context.facts, 'derived') < MANY) return undefined;
      return {
        placeholder: t(
          'Type part of an issue or actor name, and press Enter to compare the quotes',
        ),
        *search(typed) {
          const compare = (argument: object) => () =>
            vscode.commands.executeCommand('policyAnnotator.compareQuotes', {
              corpus: loaded.root.toString(),
              ...argument,
            });
          const found = yield* findDisagreements(context, typed, sort, MOST_FOUND);
          const others = yield* findContradictions(context, typed, MOST_FOUND);
          return [
            ...found.map(({ row: { issue, actors }, ...row }) => ({
              ...row,
              value: compare({ ...(issue === undefined ? {} : { issue }), actors }),
            })),
            ...others.map(({ one: { issue, actor, kind }, ...row }) => ({
              ...row,
              value: compare({ issue, actor, kind }),
            })),
          ];
        },
      };
    },
  });
}

/** From this many rows on, *Find* compares quotes: revealing a row would make the editor draw all
 * rows above it. */
const MANY = 2000;
const MOST_FOUND = 100;

/** The listed rows of a corpus; until the first rows are found, the previous ones stay. */
interface Listing {
  asked: Asked | undefined;
  readonly work: SlicedWork<{ readonly tree: TreeView; readonly isWhole: boolean }>;
}

interface Asked {
  readonly facts: Facts;
  readonly options: DisagreementsTreeOptions;
}

/** The earlier object if both ask for the same. */
function askedAgain(before: Asked | undefined, now: Asked): Asked {
  const isSame =
    before?.facts === now.facts &&
    before.options.group === now.options.group &&
    before.options.sort === now.options.sort;
  return isSame ? before : now;
}

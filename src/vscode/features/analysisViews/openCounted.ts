import * as vscode from 'vscode';
import {
  comparedAt,
  countedList,
  type Counted,
  type CountedPlace,
  type CountedRow,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { madeOfDerived } from '../../derived/derivedWork';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { iconOf } from '../../ui/views/rowIcons';
import type { AnalysisStates } from './analysisState';
import { withDelayedProgress } from '../../derived/delayedProgress';

/** Lists what a number of the panel counts, under the panel's filter; Enter leads to the words, to
 * the article, or to the quotes of both sides next to each other. True where the user left without
 * a choice. */
export async function openCounted(
  services: Services,
  states: AnalysisStates,
  counted: Counted,
  column: () => vscode.ViewColumn,
): Promise<boolean> {
  const loaded = services.corpora.active;
  if (!loaded) return false;
  const made = await withDelayedProgress(vscode.l10n.t('Looking up what is counted'), (token) =>
    madeOfDerived(services, loaded, states.of(loaded), token, ({ context }) =>
      countedList(context, counted),
    ),
  );
  if (!made) return false;
  const { title, count, rows } = made.result;
  const picked = await pickOne<CountedPlace>({
    title,
    placeholder:
      rows.length < count
        ? localizer.text('The first {0}. Press Enter to open', rows.length)
        : localizer.text('Press Enter to open'),
    rows: rows.map((row) => pickRow(row, services.extension)),
  });
  if (picked.kind !== 'value') return true;
  return open(services, states, loaded, picked.value, column);
}

function pickRow(
  { label, description, detail, icon, leadsTo }: CountedRow,
  extension: vscode.Uri,
): PickRow<CountedPlace> {
  return {
    label,
    description,
    ...(detail === '' ? {} : { detail }),
    ...(icon === undefined ? {} : { iconPath: iconOf(extension, icon) }),
    value: leadsTo,
  };
}

async function open(
  services: Services,
  states: AnalysisStates,
  loaded: LoadedCorpus,
  place: CountedPlace,
  column: () => vscode.ViewColumn,
): Promise<boolean> {
  switch (place.kind) {
    case 'annotation':
      await services.reveal.annotation(loaded, place.article, place.id, true, column());
      return false;
    case 'article':
      await services.reveal.show(loaded, place.article, [], true, column());
      return false;
    case 'counted':
      return openCounted(services, states, place.counted, column);
    case 'pair':
    case 'contradiction': {
      const argument = { corpus: loaded.root.toString(), ...comparedAt(place) };
      await vscode.commands.executeCommand('policyAnnotator.compareQuotes', argument);
      return false;
    }
  }
}

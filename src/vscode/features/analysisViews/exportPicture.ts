import * as vscode from 'vscode';
import {
  COLUMN_MM,
  coderTab,
  isPositionState,
  pictureToExport,
  pngScale,
  pngSize,
  pngWithDensity,
  positionTab,
  svgOf,
  unitsPerInch,
  type Column,
  type Picture,
} from '../../../core';
import type { AnalysisPanel } from './analysisPanel';
import type { AnalysisStates } from './analysisState';
import { madeOfDerived } from '../../derived/derivedWork';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { pickOne } from '../../ui/quickPick';
import { askPlace, offerResult } from '../../derived/savePlace';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';

type Format = 'svg' | 'png';

/** Writes what the analysis views show as a picture for print, to a file that the user chooses. */
export async function exportPicture(
  services: Services,
  states: AnalysisStates,
  panel: AnalysisPanel,
  argument: unknown,
): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) return;
  const state = states.of(loaded);
  if (!isPositionState(state)) {
    await vscode.commands.executeCommand(coderTab(state.view).exportCommand);
    return;
  }
  const column = positionTab(state.view).isFigure === true ? await chooseColumn() : 'two';
  if (!column) return;
  const drawn = await withDelayedProgress(vscode.l10n.t('Drawing the picture'), (token) =>
    madeOfDerived(services, loaded, state, token, ({ context }) =>
      pictureToExport(context, state, column),
    ),
  );
  if (!drawn) return;
  const picture = drawn.result;
  if (!picture) {
    sayBriefly(
      vscode.l10n.t(
        'There is nothing to draw: no position counts, none has a date, or there are no ties.',
      ),
    );
    return;
  }
  const format = argument === 'svg' || argument === 'png' ? argument : await chooseFormat();
  if (!format) return;
  const kind = { label: format.toUpperCase(), extension: format };
  const place = await askPlace(
    services.memory,
    loaded,
    (corpus) => `${corpus}-${state.view}.${kind.extension}`,
    kind,
  );
  if (!place) return;
  const bytes = await bytesOf(panel, picture, format);
  if (!bytes) {
    void notify(
      'error',
      vscode.l10n.t('The picture could not be drawn as PNG. Export it as SVG instead.'),
    );
    return;
  }
  await vscode.workspace.fs.writeFile(place, bytes);
  await offerResult(place);
}

async function bytesOf(
  panel: AnalysisPanel,
  picture: Picture,
  format: Format,
): Promise<Uint8Array | undefined> {
  const svg = svgOf(picture);
  if (format === 'svg') return new TextEncoder().encode(svg);
  const { width, height } = picture;
  const scale = pngScale(picture);
  const bytes = await panel.drawPng({ svg, width, height, scale });
  const size = bytes && pngSize(bytes);
  // The page's data is written only if it is a PNG of the requested size.
  const isAsked =
    size?.width === Math.floor(width * scale) && size.height === Math.floor(height * scale);
  return bytes && isAsked ? pngWithDensity(bytes, scale * unitsPerInch(picture)) : undefined;
}

/** How wide the figure is on paper. */
async function chooseColumn(): Promise<Column | undefined> {
  const picked = await pickOne<Column>({
    title: vscode.l10n.t('Export Picture'),
    placeholder: vscode.l10n.t('How wide is it printed?'),
    rows: [
      {
        label: vscode.l10n.t('Two Columns, or a Page'),
        description: vscode.l10n.t('{0} mm', COLUMN_MM.two),
        value: 'two',
      },
      {
        label: vscode.l10n.t('One Column'),
        description: vscode.l10n.t('{0} mm, with room for fewer names', COLUMN_MM.one),
        value: 'one',
      },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function chooseFormat(): Promise<Format | undefined> {
  const picked = await pickOne<Format>({
    title: vscode.l10n.t('Export Picture'),
    placeholder: vscode.l10n.t('Which format?'),
    rows: [
      {
        label: 'SVG',
        description: vscode.l10n.t('for print and for drawing programs, at any size'),
        value: 'svg',
      },
      { label: 'PNG', description: vscode.l10n.t('300 dots per inch'), value: 'png' },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

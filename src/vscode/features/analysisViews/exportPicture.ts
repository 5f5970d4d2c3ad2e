import * as vscode from 'vscode';
import {
  coderTab,
  isPositionState,
  panelPicture,
  pngScale,
  pngSize,
  pngWithDensity,
  svgOf,
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
  const drawn = await withDelayedProgress(vscode.l10n.t('Drawing the picture'), (token) =>
    madeOfDerived(services, loaded, state, token, ({ context }) => panelPicture(context, state)),
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
  return bytes && isAsked ? pngWithDensity(bytes, scale * 96) : undefined;
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

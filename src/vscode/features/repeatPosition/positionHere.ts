import * as vscode from 'vscode';
import type { PlacedAnnotation, Position } from '../../../core';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { activeArticle, annotationsAt, currentAnnotation } from '../../ui/currentAnnotation';
import type { CurrentAnnotation } from '../../ui/currentAnnotation';

/** A position with where it is. */
export interface PositionHere extends CurrentAnnotation {
  readonly placed: PlacedAnnotation<Position>;
}

/** The position that a row or card named; the one at the cursor, of several the one just made; else
 * the one made last in this article. Undefined, with a message, where there is none. */
export async function positionHere(
  services: Services,
  argument: unknown,
): Promise<PositionHere | undefined> {
  const current =
    argument === undefined
      ? (lastHere(services, true) ??
        (await currentAnnotation(services, undefined, 'quietly')) ??
        lastHere(services, false))
      : await currentAnnotation(services, argument);
  if (current && isPosition(current)) return current;
  sayBriefly(vscode.l10n.t('Put the cursor into a position first.'));
  return undefined;
}

/** The annotation made last, if it is in the article in front, and at the cursor if wanted. */
function lastHere(services: Services, isAtCursor: boolean): CurrentAnnotation | undefined {
  const active = activeArticle(services);
  const target = services.lastChange.target();
  if (!active || target?.article !== active.path) return undefined;
  const { loaded, path, state, selection } = active;
  if (target.corpus !== loaded.root.toString()) return undefined;
  const among = isAtCursor ? annotationsAt(state.placed, selection) : state.placed;
  const placed = among.find(({ annotation }) => annotation.id === target.id);
  return placed && { loaded, path, placed };
}

function isPosition(current: CurrentAnnotation): current is PositionHere {
  return current.placed.annotation.kind === 'position';
}

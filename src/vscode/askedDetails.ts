import { detailFields, withDetail, type Position } from '../core';
import { editField } from './detailEditors';
import type { ChoiceContext } from './choices';
import type { Services } from './services';
import { voice } from './viewContext';

/** Names of the codebook's `ask` list as keys of the model. */
const KEYS = new Map([['according-to', 'accordingTo']]);

/** Asks what the codebook's `ask` names beyond actor, issue and stance, and nothing else. Undefined
 * when the user left. */
export async function askedDetails(
  services: Services,
  context: ChoiceContext,
  draft: Position,
): Promise<Position | undefined> {
  const { codebook } = context.loaded.corpus;
  let position = draft;
  for (const asked of codebook.ask) {
    const key = KEYS.get(asked) ?? asked;
    const field = detailFields(position, codebook, voice).find(
      (candidate) => candidate.key === key || candidate.key === `fields.${key}`,
    );
    if (!field) continue;
    const answer = await editField(services, context, position, field);
    if (answer.kind === 'left') return undefined;
    if (answer.kind === 'back') continue;
    const changed = withDetail(position, field, answer.value);
    if (changed.kind === 'position') position = changed;
  }
  return position;
}

import { detailFields, withDetail, type Position } from '../../../core';
import { editField } from './detailEditors';
import type { ChoiceContext } from './choices';
import type { Picked } from '../quickPick';
import type { Services } from '../../services';
import { voice } from '../../derived/viewContext';

/** Names of the codebook's `ask` list as keys of the model. */
const KEYS = new Map([['according-to', 'accordingTo']]);

/** Asks what the codebook's `ask` names beyond actor, issue and stance, and nothing else. *Back* goes
 * to the detail before, and from the first one out. */
export async function askedDetails(
  services: Services,
  context: ChoiceContext,
  draft: Position,
): Promise<Picked<Position>> {
  const { codebook } = context.draft;
  const keys = codebook.ask
    .map((asked) => KEYS.get(asked) ?? asked)
    .flatMap((key) => fieldOf(draft, context, key)?.key ?? []);
  let position = draft;
  for (let at = 0; at < keys.length;) {
    const field = fieldOf(position, context, keys[at] ?? '');
    if (!field) return { kind: 'left' };
    const answer = await editField(services, context, position, field);
    if (answer.kind === 'left') return answer;
    if (answer.kind === 'back') {
      if (at === 0) return answer;
      at--;
      continue;
    }
    const changed = withDetail(position, field, answer.value);
    if (changed.kind === 'position') position = changed;
    at++;
  }
  return { kind: 'value', value: position };
}

function fieldOf(position: Position, { draft }: ChoiceContext, key: string) {
  return detailFields(position, draft.codebook, voice).find(
    (candidate) => candidate.key === key || candidate.key === `fields.${key}`,
  );
}

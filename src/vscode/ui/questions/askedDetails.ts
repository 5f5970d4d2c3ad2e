import { detailFields, withDetail, type Position } from '../../../core';
import { editField } from './detailEditors';
import type { ChoiceContext } from './choices';
import type { CodebookDraft } from './codebookDraft';
import type { Picked } from '../quickPick';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

/** Names of the codebook's `ask` list as keys of the model. */
const KEYS = new Map([['according-to', 'accordingTo']]);

/** The keys of the fields that the codebook asks for beyond actor, issue and stance. */
export function askedKeys({ draft }: Pick<ChoiceContext, 'draft'>, position: Position): string[] {
  return draft.codebook.ask
    .map((asked) => KEYS.get(asked) ?? asked)
    .flatMap((key) => fieldOf(position, draft, key)?.key ?? []);
}

/** Asks only for these fields. *Back* goes to the previous one, and from the first one out; Escape
 * skips the remaining ones. `before`: how many questions were asked already. */
export async function askedDetails(
  services: Services,
  context: ChoiceContext,
  draft: Position,
  before: number,
): Promise<Exclude<Picked<Position>, { readonly kind: 'left' }>> {
  const keys = askedKeys(context, draft);
  let position = draft;
  for (let at = 0; at < keys.length;) {
    const field = fieldOf(position, context.draft, keys[at] ?? '');
    if (!field) break;
    const steps = { step: before + at + 1, totalSteps: before + keys.length };
    const answer = await editField(services, context, position, field, steps);
    if (answer.kind === 'left') break;
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

function fieldOf(position: Position, { codebook }: CodebookDraft, key: string) {
  return detailFields(position, codebook, localizer).find(
    (candidate) => candidate.key === key || candidate.key === `fields.${key}`,
  );
}

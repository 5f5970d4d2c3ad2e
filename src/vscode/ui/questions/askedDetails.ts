import {
  ALL_FIELDS,
  detailFields,
  withDetail,
  type Annotation,
  type Position,
} from '../../../core';
import { editField } from './detailEditors';
import type { ChoiceContext } from './choices';
import type { CodebookDraft } from './codebookDraft';
import type { Picked } from '../quickPick';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

/** The keys of the fields that the codebook asks for beyond actor, issue and stance. */
export function askedKeys({ draft }: Pick<ChoiceContext, 'draft'>, position: Position): string[] {
  return draft.codebook.ask
    .map((asked) => ALL_FIELDS.find(({ file }) => file === asked)?.key ?? asked)
    .flatMap((key) => fieldOf(position, draft, key)?.key ?? []);
}

/** Asks for what the codebook asks for. *Back* goes to the previous question, and from the first
 * one out; Escape skips the remaining ones. `before`: how many questions were asked already. */
export function askedDetails(
  services: Services,
  context: ChoiceContext,
  draft: Position,
  before: number,
): Promise<Picked<Position>> {
  return askFields(services, context, draft, askedKeys(context, draft), before);
}

/** Asks only for the fields with these keys. Where no question was asked before, there is no way
 * back from the first one, and Escape leaves it without an answer. */
export async function askFields<Asked extends Annotation>(
  services: Services,
  context: ChoiceContext,
  draft: Asked,
  keys: readonly string[],
  before: number,
): Promise<Picked<Asked>> {
  let annotation = draft;
  for (let at = 0; at < keys.length;) {
    const field = fieldOf(annotation, context.draft, keys[at] ?? '');
    if (!field) break;
    const canGoBack = before + at > 0;
    const steps = { step: before + at + 1, totalSteps: before + keys.length, canGoBack };
    const answer = await editField(services, context, annotation, field, steps);
    if (answer.kind === 'left' && !canGoBack) return answer;
    if (answer.kind === 'left') break;
    if (answer.kind === 'back') {
      if (at === 0) return answer;
      at--;
      continue;
    }
    annotation = withDetail(annotation, field, answer.value);
    at++;
  }
  return { kind: 'value', value: annotation };
}

function fieldOf(annotation: Annotation, { codebook }: CodebookDraft, key: string) {
  return detailFields(annotation, codebook, localizer).find(
    (candidate) => candidate.key === key || candidate.key === `fields.${key}`,
  );
}

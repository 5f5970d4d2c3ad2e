import { make } from './dom';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** A labelled list to choose from. */
export function chooser(
  name: string,
  choices: readonly Choice[],
  chosen: string,
  choose: (id: string) => void,
): HTMLLabelElement {
  const select = make(
    'select',
    { 'data-key': `choose ${name}` },
    ...choices.map((choice) => make('option', { value: choice.id }, choice.name)),
  );
  select.value = chosen;
  select.addEventListener('change', () => choose(select.value));
  return make('label', { class: 'field' }, make('span', {}, name), select);
}

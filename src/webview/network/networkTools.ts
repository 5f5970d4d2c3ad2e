import type { NetworkTools, NetworkView, PanelWords } from '../../core/webview';
import { chooser } from '../parts/chooser';
import { make, debounce } from '../parts/dom';
import { change } from '../parts/host';

/** Fields for what ties nodes, how ties are weighed, which are drawn, and how actors are
 * grouped. */
export function networkTools({ tools, table }: NetworkView, words: PanelWords): HTMLElement {
  const { ties, tiesBy, normalizations, normalization, isolates, groupings, grouping } = tools;
  const alone = make('input', { type: 'checkbox', 'data-key': 'isolates', checked: isolates });
  alone.addEventListener('change', () =>
    change({ networkIsolates: alone.checked ? 'shown' : undefined }),
  );
  const looks = [
    { id: '', name: words['shown as picture'] },
    { id: 'nodes', name: words['shown as nodes'] },
    { id: 'ties', name: words['shown as ties'] },
  ];
  return make(
    'div',
    { class: 'tools' },
    chooser(words['shown as'], looks, table, (networkTable) => change({ networkTable })),
    chooser(words['ties by'], ties, tiesBy, (networkTies) =>
      // A weight of other ties does not apply to these.
      change({ networkTies, networkLeast: undefined }),
    ),
    tools.disagreements.length === 0
      ? undefined
      : chooser(
          words['disagreement by'],
          tools.disagreements,
          tools.disagreement,
          // Rows of a list have other weights than pairs of statements.
          (networkDisagreement) => change({ networkDisagreement, networkLeast: undefined }),
        ),
    chooser(words.normalization, normalizations, normalization, (networkNormalization) =>
      change({ networkNormalization, networkLeast: undefined }),
    ),
    chooser(words['groups by'], groupings, grouping, (networkGroups) => change({ networkGroups })),
    make('label', { class: 'field' }, alone, make('span', {}, words['show isolates'])),
    tools.least.length > 1 ? leastSlider(tools, words) : undefined,
  );
}

const soon = debounce(150);

/** A slider over the existing weights; while it moves it shows how many ties remain. */
function leastSlider({ least, leastAt }: NetworkTools, words: PanelWords): HTMLElement {
  const name = words['least weight'];
  const input = make('input', {
    type: 'range',
    min: 0,
    max: least.length - 1,
    step: 1,
    value: leastAt,
    'aria-label': name,
    'data-key': 'least weight',
  });
  const reported = make('output', {});
  const step = () => least[Number(input.value)];
  const report = (): void => {
    const spoken = step()?.spoken ?? '';
    reported.textContent = spoken;
    input.setAttribute('aria-valuetext', spoken);
  };
  report();
  input.addEventListener('input', () => {
    report();
    soon(() => change({ networkLeast: step()?.value }));
  });
  return make('label', { class: 'slider' }, make('span', {}, name), input, reported);
}

import type { AgreementExport, IntercoderView, PanelWords } from '../../core/webview';
import { chooser } from '../parts/chooser';
import { documentationLink } from '../parts/documentation';
import { make, onClick } from '../parts/dom';
import { change, send } from '../parts/host';
import { resetScroll } from '../parts/keepPlace';
import { confusionElement } from './confusionElement';
import { figuresElement } from './figuresElement';
import { groupsElement } from './groupsElement';
import { passagesElement } from './passagesElement';

/** Figures on the left, what lies behind them on the right: which values meet, and the passages.
 * Stacked where the panel is narrow. */
export function intercoderElements(view: IntercoderView, words: PanelWords): readonly Node[] {
  return [
    make(
      'div',
      { class: 'intercoder' },
      toolsElement(view, words),
      make(
        'div',
        { class: 'figures', 'data-scroll': 'figures' },
        figuresElement(view, words),
        ...view.tables.map((table) => groupsElement(table, view.passages.chosen)),
        make('p', {}, documentationLink(words['more in documentation'], 'together/intercoder')),
      ),
      make(
        'div',
        { class: 'readings', 'data-scroll': 'readings' },
        view.confusion && confusionElement(view.confusion, view.passages.chosen),
        passagesElement(view.passages, words),
      ),
    ),
  ];
}

function toolsElement(view: IntercoderView, words: PanelWords): HTMLElement {
  const { coders, changed, fields, field } = view;
  return make(
    'div',
    { class: 'tools' },
    chooser(words['compared coders'], coders.choices, coders.chosen, (intercoderCoders) => {
      change({ intercoderCoders, intercoderList: undefined });
    }),
    fields.length === 0
      ? undefined
      : chooser(words['compared field'], fields, field, (intercoderField) => {
          resetScroll('readings');
          change({ intercoderField, intercoderList: undefined });
        }),
    changed &&
      onClick(make('button', { type: 'button', 'data-key': 'changed' }, changed.name), () =>
        change({ intercoderChanged: changed.state }),
      ),
    make(
      'span',
      { class: 'written' },
      exportButton('methods', words['copy methods'], words['open methods']),
      exportButton('figures', words['figures as table'], words['export figures']),
      exportButton('values', words['values as table'], words['export values']),
    ),
  );
}

function exportButton(what: AgreementExport, name: string, title: string): HTMLElement {
  const button = make(
    'button',
    { type: 'button', title, 'aria-label': `${name}: ${title}`, 'data-key': `written ${what}` },
    name,
  );
  return onClick(button, () => send({ kind: 'exportAgreement', what }));
}

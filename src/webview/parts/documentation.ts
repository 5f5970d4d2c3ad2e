import type { DocumentationPage } from '../../core/webview';
import { make, onClick } from './dom';
import { send } from './host';

/** A link to the page that defines what is shown. The panel may load nothing, so the host opens
 * it. */
export function documentationLink(name: string, page: DocumentationPage): HTMLElement {
  const link = make(
    'button',
    { type: 'button', class: 'link', 'data-key': `documentation ${page} ${name}` },
    name,
  );
  return onClick(link, () => send({ kind: 'documentation', page }));
}

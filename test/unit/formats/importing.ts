import { articleText, originOf } from '../../../src/core';
import type { Importer } from '../../../src/formats/contract';
import { fromHtml } from '../../../src/formats/html';

/** What an import of a file gives: its one article as it would be written, or the codes of its
 * problems. */
export async function imported(
  importer: Importer,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { articles, problems } = await importer.read(
    { name, bytes },
    { isCancelled: () => false, loadFromHtml: () => Promise.resolve(fromHtml) },
  );
  const texts = articles.map((article) => articleText(article, originOf(name, article)));
  const notes = problems.map(({ severity, code, at, name: what }) =>
    [severity, code, at, what].filter((part) => part !== undefined).join(' '),
  );
  return [...texts, ...notes].join('\n');
}

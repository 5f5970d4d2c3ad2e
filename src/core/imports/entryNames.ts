import type { Alias, Codebook } from '../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../model/ids';
import { spellingOf } from '../text/folding/spelling';
import { nearestWord } from '../util/nearestWord';

/** The kinds of codebook entries that a cell of a table can name. */
export type NamedLayer = 'actor' | 'issue' | 'coder';

interface Spelt {
  readonly id: string;
  /** With its case, where that is significant. */
  readonly exact: string | undefined;
}

/** Finds the entries of a codebook that a text names: by id, else by name, alias or keyword,
 * compared as in texts (docs/reference/files.md): case, white space, apostrophes and dashes do not
 * matter, except that words in capitals must match exactly. */
export class EntryNames {
  readonly #ids = new Set<string>();
  readonly #spelt = new Map<string, Spelt[]>();
  readonly #written: string[] = [];

  constructor({ actors, issues, coders }: Codebook, layer: NamedLayer) {
    if (layer === 'actor') {
      for (const id of [AUTHOR, UNATTRIBUTED]) this.#ids.add(id);
      for (const actor of actors.values()) this.#add(actor, actor.aliases);
    } else if (layer === 'issue') {
      for (const issue of issues.values()) this.#add(issue, issue.keywords);
    } else {
      for (const coder of coders.values()) this.#add(coder, []);
    }
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** One id, none, or several for an alias of several entries. */
  find(written: string): readonly string[] {
    const text = written.trim();
    if (this.#ids.has(text)) return [text];
    const spelling = spellingOf(text, true);
    const candidates = (spelling && this.#spelt.get(spelling.folded)) ?? [];
    const found = candidates.filter(
      ({ exact }) => exact === undefined || exact === spelling?.exact,
    );
    return [...new Set(found.map(({ id }) => id))];
  }

  /** The id, name or alias that was most probably meant. */
  nearest(written: string): string | undefined {
    return nearestWord(written.trim(), this.#written);
  }

  #add(
    { id, name }: { readonly id: string; readonly name: string },
    aliases: readonly Alias[],
  ): void {
    this.#ids.add(id);
    this.#written.push(name, id);
    const names = [{ text: name, exactCase: false }, ...aliases];
    for (const { text, exactCase } of names) {
      const spelling = spellingOf(text, exactCase);
      if (!spelling) continue;
      const spelt = { id, exact: spelling.exact };
      const known = this.#spelt.get(spelling.folded);
      if (known) known.push(spelt);
      else this.#spelt.set(spelling.folded, [spelt]);
      if (text !== name) this.#written.push(text);
    }
  }
}

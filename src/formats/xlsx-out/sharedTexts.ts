import { cellText } from './xmlText';
import { MAIN, XML } from './packageParts';

/** The texts of cells, each once: the quotes of an actor stand in the row of each of its opponents.
 * A cell has the number of its text. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** The part with the texts, once all cells are written. */
  *xml(): Generator<string> {
    yield `${XML}<sst xmlns="${MAIN}">`;
    for (const text of this.#numbers.keys())
      yield `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
    yield '</sst>';
  }
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowChanges } from '../../../../src/core/views/trees/rowChanges';
import { treeRow, type TreeRow, type TreeView } from '../../../../src/core/views/trees/tree';
import { caseCount } from '../../../support/caseCount';

/** A tree as nested names, each with what it says beside its name. */
interface Branch {
  readonly name: string;
  readonly says?: string;
  readonly tip?: string;
  readonly color?: '#0072b2' | '#d55e00';
  readonly below?: readonly Branch[];
}

suite('What of a list has to be drawn anew', () => {
  const ports: readonly Branch[] = [
    { name: 'north', says: '2', below: [{ name: 'pilot' }, { name: 'tug', tip: 'a small ship' }] },
    { name: 'south', says: '1', below: [{ name: 'crane' }] },
  ];

  test('is nothing where all looks the same', () => {
    assert.deepEqual(changesOf(ports, ports), []);
  });

  test('is the row that says something else', () => {
    const [north] = ports;
    assert.deepEqual(changesOf(ports, [north!, { ...ports[1]!, says: '7' }]), ['south']);
  });

  test('is the row whose icon has another colour', () => {
    const colored = (color: '#0072b2' | '#d55e00'): Branch[] => [{ name: 'story', color }];
    assert.deepEqual(changesOf(colored('#0072b2'), colored('#d55e00')), ['story']);
    assert.deepEqual(changesOf(colored('#0072b2'), colored('#0072b2')), []);
  });

  test('is the row above, where a row came, went or changed its place', () => {
    const longer = [{ ...ports[0]!, below: [{ name: 'pilot' }, { name: 'buoy' }] }, ports[1]!];
    assert.deepEqual(changesOf(ports, longer), ['north']);
    assert.equal(changesOf(ports, [...ports].reverse()), undefined);
    assert.equal(changesOf(ports, []), undefined);
  });

  test('is every row of a list in which the first gets a row below it, since their icons move', () => {
    const quiet: readonly Branch[] = [{ name: 'north' }, { name: 'south' }];
    const [north] = ports;
    assert.equal(changesOf(quiet, [north!, { name: 'south' }]), undefined);
    assert.deepEqual(changesOf([north!, { name: 'south' }], ports), ['south']);
  });

  test('is not what nobody unfolded', () => {
    const other = [{ ...ports[0]!, below: [{ name: 'buoy' }] }, ports[1]!];
    assert.deepEqual(changesOf(ports, other, ['south']), []);
  });

  test('is a row whose tooltip says something else, once somebody saw it', () => {
    const tug = { name: 'tug', tip: 'a ship that pulls' };
    const other = [{ ...ports[0]!, below: [{ name: 'pilot' }, tug] }, ports[1]!];
    assert.deepEqual(changesOf(ports, other), []);
    assert.deepEqual(changesOf(ports, other, undefined, ['north/tug']), ['north/tug']);
  });

  test('is everything where very much changed', () => {
    const many = (says: string): Branch[] =>
      Array.from({ length: 50 }, (_, at) => ({ name: String(at), says }));
    assert.equal(changesOf(many('a'), many('b')), undefined);
  });

  test('leaves an editor that draws no more than that with what the tree is', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const leaf = fc.record({ name, says: fc.constantFrom('', '1') });
    const level = <T extends Branch>(branch: fc.Arbitrary<T>) =>
      fc.uniqueArray(branch, { selector: (one) => one.name, maxLength: 4 });
    const inner = fc.record({ name, says: fc.constantFrom('', '1'), below: level(leaf) });
    const tree = level(fc.record({ name, says: fc.constantFrom('', '1'), below: level(inner) }));
    const unfolded = fc.array(fc.constantFrom('a', 'b', 'a/a', 'a/b', 'b/c'));
    fc.assert(
      fc.property(tree, fc.array(tree, { minLength: 1 }), unfolded, (first, later, open) => {
        const editor = new Editor(open);
        editor.draw(viewOf(first));
        for (const next of later) {
          editor.follow(viewOf(next));
          const fresh = new Editor(open);
          fresh.draw(viewOf(next));
          assert.deepEqual(editor.lines(), fresh.lines());
        }
      }),
      { numRuns: caseCount(500) },
    );
  });
});

/** Asks for the rows of all that is unfolded, and keeps them until it is told of changes. */
class Editor {
  readonly #unfolded: ReadonlySet<string>;
  #given = new Map<string | undefined, readonly TreeRow[]>();
  readonly #drawn = new Map<string | undefined, readonly string[]>();

  constructor(unfolded: Iterable<string>) {
    this.#unfolded = new Set(unfolded);
  }

  draw(view: TreeView): void {
    this.#given.clear();
    this.#drawn.clear();
    this.#ask(undefined, view.roots());
  }

  follow(view: TreeView): void {
    const shown = { rows: this.#given, hovered: new Set<string>() };
    const { changed, rows } = rowChanges(shown, view, () => Infinity);
    if (!changed) {
      this.draw(view);
      return;
    }
    this.#given = new Map(rows);
    for (const key of changed) {
      for (const parent of [...this.#drawn.keys()]) {
        if (parent === key || parent?.startsWith(`${key}/`)) {
          this.#given.delete(parent);
          this.#drawn.delete(parent);
        }
      }
      const above = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : undefined;
      const row = this.#given.get(above)?.find((one) => one.key === key);
      assert.ok(row, `${key} is there to be drawn`);
      const lines = this.#given.get(above)?.map(lineOf) ?? [];
      const at = lines.indexOf(lineOf(row));
      const before = [...(this.#drawn.get(above) ?? [])];
      before[at] = lineOf(row);
      this.#drawn.set(above, before);
      if (this.#unfolded.has(key) && row.state !== 'leaf') this.#ask(key, row.children());
    }
  }

  lines(): readonly string[] {
    const below = (parent: string | undefined): string[] =>
      (this.#drawn.get(parent) ?? []).flatMap((line) => [line, ...below(line.split(' ')[0])]);
    return below(undefined);
  }

  #ask(parent: string | undefined, rows: readonly TreeRow[]): void {
    this.#given.set(parent, rows);
    this.#drawn.set(parent, rows.map(lineOf));
    for (const row of rows) {
      if (this.#unfolded.has(row.key) && row.state !== 'leaf') this.#ask(row.key, row.children());
    }
  }
}

function lineOf({ key, description }: TreeRow): string {
  return `${key} ${description}`;
}

/** What has to be asked for again of two levels that are unfolded, or of those named. */
function changesOf(
  before: readonly Branch[],
  after: readonly Branch[],
  unfolded = before.map(({ name }) => name),
  hovered: readonly string[] = [],
): readonly string[] | undefined {
  const roots = viewOf(before).roots();
  const rows = new Map<string | undefined, readonly TreeRow[]>([[undefined, roots]]);
  for (const row of roots) if (unfolded.includes(row.key)) rows.set(row.key, row.children());
  const shown = { rows, hovered: new Set(hovered) };
  return rowChanges(shown, viewOf(after), () => Infinity).changed;
}

function viewOf(branches: readonly Branch[]): TreeView {
  return {
    roots: () => rowsOf(branches, undefined),
    description: '',
    message: undefined,
    empty: undefined,
  };
}

function rowsOf(branches: readonly Branch[], parentKey: string | undefined): readonly TreeRow[] {
  return branches.map(({ name, says = '', tip = '', color, below }) => {
    const key = parentKey === undefined ? name : `${parentKey}/${name}`;
    return treeRow({
      key,
      parentKey,
      label: name,
      description: says,
      icon: 'issue',
      iconColor: color,
      contextValue: 'row',
      tooltip: () => [[{ kind: 'words', text: tip }]],
      ...(below && below.length > 0 ? { children: () => rowsOf(below, key) } : {}),
    });
  });
}

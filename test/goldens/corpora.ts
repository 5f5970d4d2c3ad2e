// The corpora whose outputs are recorded: the example, a study of two coders, and a made-up one in
// which every key of a position occurs.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/places.mjs';
import { twoCoders } from '../ui/support/twoCoders';

/** Names of the folders that `makeCorpora` makes. */
export const CORPORA = ['example', 'two', 'rich'] as const;

/** Makes a folder for each of `CORPORA` below `parent`, and files to import. */
export function makeCorpora(parent: string): void {
  for (const name of CORPORA) fs.mkdirSync(path.join(parent, name), { recursive: true });
  fs.cpSync(inRoot('examples'), path.join(parent, 'example'), { recursive: true });
  twoCoders()(path.join(parent, 'two'));
  makeRichCorpus(path.join(parent, 'rich'));
  fs.writeFileSync(path.join(parent, 'table.csv'), TABLE);
  fs.writeFileSync(path.join(parent, 'note.html'), PAGE);
}

const TABLE = `article,actor,issue,stance,quote,act,note,date,target
r00.txt,us,trade,support,statement 0 number 0 of the day,demand,hello,2021-01-01,china
r01.txt,Nobody,trade,support,statement 1 number 0 of the day,,,,
`;

const PAGE = `<html><head><title>A note</title></head><body><article><h1>A note</h1>
<p>${'Washington said no, and the reader reads on to the end of a long paragraph. '.repeat(20)}</p>
</article></body></html>
`;

const CODEBOOK = `format: policy-codebook/1
title: "A made-up study"
version: "2"
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  us: {name: United States, type: state, side: true, aliases: [Washington, U.S.]}
  china: {name: China, type: state, side: true, aliases: [Beijing]}
  france: {name: France, type: state}
  japan: {name: Japan, type: state}
  ngo: {name: Green Seas, type: group}
  firm: {name: Acme Chips, type: organization, part-of: us}
  wang:
    name: Mr Wang
    type: person
    roles:
      - {title: minister, of: china, from: "2020-01-01", to: "2022-06-30"}
  kerry: {name: Ms Kerry, type: person, part-of: us}
issues:
  policy: {name: Policy, codable: false}
  trade: {name: Free trade, statement: "Trade should be free.", part-of: policy}
  chips: {name: Chips, statement: "Chips should be sold.", part-of: {issue: trade, sign: 1}}
  climate: {name: Climate talks, statement: "Talks should go on."}
  sea: {name: Sea patrols, statement: "Patrols should go on."}
  visas: {name: Visas, statement: "Visas should be easy."}
acts: [state, demand, accuse, warn, reject, propose]
fields:
  frame: {type: choice, values: [economic, security, moral]}
  score: {type: number}
types:
  story:
    name: Story element
    fields: {role: {type: choice, values: [hero, villain]}, who: {type: actor}}
`;

const ACTORS = ['us', 'china', 'france', 'japan', 'ngo', 'firm', 'wang', 'kerry'];
const ISSUES = ['trade', 'chips', 'climate', 'sea', 'visas'];
const STANCES = ['support', 'support', 'oppose', 'oppose', 'neutral', 'ambivalent', 'unstated'];
const ACTS = ['state', 'demand', 'accuse', 'warn', 'reject', 'propose'];

/** Forty articles with positions drawn from a fixed seed: changes of sides, joint positions,
 * ascribed ones, conditions, partial dates, a reprint. */
function makeRichCorpus(folder: string): void {
  const { below, pick, happens } = drawing(7);
  let ids = 0;
  const nextId = (): string => `p${(ids++).toString(36).padStart(7, '0')}`;
  const list = (values: readonly string[]): string =>
    values.map((value) => `\n      - ${value}`).join('');
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), CODEBOOK);
  for (let article = 0; article < 40; article++) {
    const year = 2020 + below(4);
    const month = `${String(year)}-${String(1 + below(12)).padStart(2, '0')}`;
    const day = `${month}-${String(1 + below(28)).padStart(2, '0')}`;
    let text = `Report ${String(article)}\n\n`;
    const entries: Record<'positions' | 'disagreements' | 'annotations', string[]> = {
      ...{ positions: [], disagreements: [], annotations: [] },
    };
    for (let number = 0, count = 2 + below(6); number < count; number++) {
      const exact = `statement ${String(article)} number ${String(number)} of the day`;
      const start = text.length + 'The '.length;
      text += `The ${exact} was made. Washington and Beijing met over Free trade.\n`;
      const quote = ['quote:', `  exact: "${exact}"`, `  start: ${String(start)}`];
      const write = (kind: keyof typeof entries, keys: readonly (string | false)[]): void => {
        const lines = [...keys.filter((key) => key !== false), ...quote];
        entries[kind].push(`  - id: ${nextId()}\n${lines.map((line) => `    ${line}\n`).join('')}`);
      };
      write('positions', [
        happens(8) ? `actor:${list([pick(ACTORS.slice(0, 4)), 'ngo'])}` : `actor: ${pick(ACTORS)}`,
        happens(15) && `speaker: ${pick(['wang', 'kerry'])}`,
        happens(8) && `according-to: ${pick(ACTORS)}`,
        happens(8) ? `issue:${list([pick(['trade', 'chips']), 'sea'])}` : `issue: ${pick(ISSUES)}`,
        `stance: ${pick(STANCES)}`,
        happens(25) && `target: ${pick(ACTORS)}`,
        happens(10) && `evaluation: ${pick(['-1', '0', '1'])}`,
        happens(15) && `addressee: ${pick(ACTORS)}`,
        happens(40) && `act: ${pick(ACTS)}`,
        happens(12) && `condition: "if ${pick(['asked', 'paid', '\\"forced\\"'])}"`,
        happens(30) && `intensity: ${String(1 + below(3))}`,
        happens(20) &&
          `date: "${pick([String(year), month, day, `${day}/${String(year + 1)}-01-01`])}"`,
        happens(15) && `certainty: ${pick(['certain', 'probable', 'possible'])}`,
        happens(15) && `status: ${pick(['draft', 'reviewed'])}`,
        happens(75) && `coder: ${pick(['lea', 'max'])}`,
        happens(20) && `tags:${list([pick(['economy', 'law']), '"two words"'])}`,
        happens(25) && `fields:\n      frame: ${pick(['economic', 'security'])}\n      score: 2.5`,
        happens(15) && `note: "a note, with = and \\"marks\\" ${String(number)}"`,
      ]);
      if (happens(11)) {
        const between = list([pick(['us', 'france']), pick(['china', 'japan'])]);
        write('disagreements', [`issue: ${pick(ISSUES)}`, `between:${between}`]);
      }
      if (happens(11)) {
        const fields = `\n      role: ${pick(['hero', 'villain'])}\n      who: ${pick(ACTORS)}`;
        write('annotations', ['type: story', `fields:${fields}`]);
      }
    }
    const name = path.join(folder, `r${String(article).padStart(2, '0')}.txt`);
    fs.writeFileSync(name, text);
    const lists = Object.entries(entries).filter(([, written]) => written.length > 0);
    fs.writeFileSync(
      `${name}.annotations.yaml`,
      `format: policy-annotations/1
article:
  title: "Report ${String(article)}"
  source: "${pick(['Daily', 'Weekly'])}"
  author: "${pick(['A. Writer', 'B. Author'])}"
  date: "${day}"
${article === 7 ? '  duplicate-of: r03.txt\n' : ''}coded:
  lea: {state: complete, date: "2024-05-02", codebook: "2"}
${lists.map(([kind, written]) => `${kind}:\n${written.join('')}`).join('')}...
`,
    );
  }
}

/** Draws that are the same in every run. */
function drawing(seed: number) {
  let state = seed;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % count;
  };
  return {
    below,
    pick: (values: readonly string[]): string => values[below(values.length)] ?? '',
    happens: (percent: number): boolean => below(100) < percent,
  };
}

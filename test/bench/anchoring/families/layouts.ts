import { cue, mustAsk, quote, shown, type Family } from './case';
import { pageOf, sentencesAround } from './page';
import { capital, familyOf, type Person, type Scene } from './scene';

const family = familyOf('ten');

type Mark = (words: string) => string;

/** Rows of speaker, claim and date. In the edited table the speakers of two rows are exchanged, or
 * the words moved to another row while their own row has others. */
function tableOf(
  scene: Scene,
  line: (cells: readonly string[]) => string,
): readonly [string, string] {
  const { people } = scene;
  const claims = people.map(() => capital(scene.claim()));
  const dates = people.map(() => `${scene.number(1, 28)}.${scene.number(1, 12)}.`);
  const from = scene.number(0, people.length - 1);
  const to = (from + scene.number(1, people.length - 1)) % people.length;
  const form = scene.pick(['full', 'country', 'name'] as const);
  const rows = (order: readonly number[], mark: Mark, marked: number): string =>
    people
      .map((person: Person, i) => {
        const words = claims[order[i]!]!;
        return i === marked
          ? line([cue(person[form]), mark(words), dates[i]!])
          : line([person[form], words, dates[i]!]);
      })
      .join('\n');
  const straight = people.map((_, i) => i);
  const exchanged = straight.map((i) => (i === from ? to : i === to ? from : i));
  return [rows(straight, quote, from), rows(exchanged, shown, to)];
}

/** Layouts, each with its own way to name the speaker. */
export const LAYOUTS: readonly Family[] = [
  family('Tables: two rows trade what they say', (scene) => {
    const page = pageOf(scene);
    const pipes = scene.next() < 0.5;
    const head = pipes ? '| Who | What | When |\n| --- | --- | --- |\n' : 'Who\tWhat\tWhen\n';
    const line = (cells: readonly string[]): string =>
      pipes ? `| ${cells.join(' | ')} |` : cells.join('\t');
    const [old, edited] = tableOf(scene, line);
    return mustAsk('paragraph label', page([head + old]), page([head + edited]));
  }),
  family('Minutes: a numbered paragraph is recorded for another member', (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene, 1);
    const first = scene.number(2, 40);
    const [chair, minute] = [scene.people[2].role, scene.claim()];
    const sure = scene.pick(['noted that', 'asked the secretary to record that', 'held that']);
    const claim = scene.claim();
    const rest = scene.pick([
      'The point was left open.',
      'There was no objection.',
      'Two members reserved their position.',
    ]);
    const write = (role: string, mark: Mark): string =>
      page([
        `Para ${first}. ${capital(chair)} opened the item and noted that ${minute}.\n\n` +
          `Para ${first + 1}. ${cue(capital(role))}, whose paper had been circulated as ` +
          `document ${first * 7}, ${sure} ${mark(claim)}. ${rest}`,
      ]);
    return mustAsk('same sentence', write(a.role, quote), write(b.role, shown));
  }),
  family('Threads: a post is now the quoted post of another handle', (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const handles = [a, b].map(({ first, last }) => `@${first.charAt(0)}${last}`.toLowerCase());
    const [times, claim] = [[scene.number(10, 59), scene.number(10, 59)], capital(scene.claim())];
    const [answer, tag] = [capital(scene.claim()), scene.topic.replace(' ', '')];
    const remark = scene.pick(['Do people really think', 'Heard today:', 'Parody of the week:']);
    const kind = scene.next() < 0.5;
    const old =
      `${cue(handles[0])} · 9:${times[0]}\n${quote(claim)} #${tag}\n\n` +
      `${handles[1]} · 10:${times[1]}\n${answer}. #${tag}`;
    const edited = kind
      ? `${cue(handles[1])} · 9:${times[0]}\n${shown(claim)} #${tag}\n\n` +
        `${handles[0]} · 10:${times[1]}\n${answer}. #${tag}`
      : `${handles[0]} · 9:${times[0]}\n[post deleted] #${tag}\n\n` +
        `${cue(`${handles[1]} · 10:${times[1]}\n${remark}`)} ${shown(claim)} #${tag}`;
    return mustAsk('paragraph label', page([old]), page([edited]));
  }),
  family('Footnotes: the note that names the source names another', (scene) => {
    const [a, b] = scene.people;
    // Below the paragraph, or at the end of the article.
    const page = pageOf(scene, 2, scene.next() < 0.5 ? { between: 0 } : {});
    const around = sentencesAround(scene);
    const note = scene.number(1, 60);
    const kind = scene.pick(['Interview with', 'Letter from', 'Statement by']);
    const lead = scene.pick(['As one participant put it,', 'In the words of one of them,']);
    const claim = scene.claim();
    const write = (person: Person, mark: Mark): string =>
      page([
        around(`${lead} ${mark(claim)}.[${note}]`),
        `[${note}] ${kind} ${cue(person.full)}, ${scene.city}, ${scene.date}.`,
      ]);
    return mustAsk('farther', write(a, quote), write(b, shown));
  }),
];

import { ALTERNATIVES, type Alternative } from '../bench/anchoring/alternatives';
import { articlesOf } from '../bench/anchoring/article';
import { mixes } from '../bench/anchoring/editions';
import { countAnswers, NOTHING, placed, sumOf, type Counts } from '../bench/anchoring/measure';
import { makeTask } from '../bench/anchoring/task';
import { loadMaterial } from '../bench/material';
import { resultOf, type ReportRow } from './report';

/** Rows 2 and 3: quotes in other editions of an article, found by this project (with the old text
 * known, and without) and by the rule of the Hypothesis client. `asked`: quotes in each mix of
 * edits. */
export function editionRows(asked: number, seed: number): readonly ReportRow[] {
  const material = loadMaterial();
  const [article, foreign] = articlesOf(material);
  const [reference] = ALTERNATIVES;
  const ours = ALTERNATIVES.filter(({ name }) => name.includes('ours'));
  const silent = { wrong: [] as string[], reported: [] as string[], run: 0 };
  const right = { wrong: [] as string[], reported: [] as string[], run: 0 };
  const all = mixes(foreign);
  for (const mix of all) {
    const task = makeTask(article, mix, seed, asked);
    const countOf = ({ prepare }: Alternative): Counts =>
      sumOf(NOTHING, countAnswers(task, prepare(task)()));
    const theirs = reference ? countOf(reference) : NOTHING;
    const counts = ours.map(countOf);
    const wrongly = counts.map(({ silentWrong }) => silentWrong);
    const places = counts.map(placed);
    if (Math.max(...wrongly) > 0) silent.wrong.push(`${mix.name}: ${wrongly.join(' and ')}`);
    if (Math.min(...places) < placed(theirs)) right.wrong.push(mix.name);
    silent.reported.push(`${mix.name} ${counts.map((one) => one.silentRight).join('/')}`);
    right.reported.push(`${mix.name} ${places.join('/')} against ${placed(theirs)}`);
    silent.run += task.quotes.length;
    right.run += task.quotes.length;
  }
  const about = { asked: asked * all.length, seed };
  const where = `${all.length} mixes of edits, ${material.source}`;
  return [
    {
      ...about,
      row: 2,
      check: `edits from outside: wrong silent anchors; ${where}`,
      run: silent.run,
      result: resultOf(
        `0 wrong; silent and right with the old text/without: ${silent.reported.join(', ')}`,
        silent.wrong,
      ),
    },
    {
      ...about,
      row: 3,
      check: `edits from outside: right first places against the Hypothesis rule; ${where}`,
      run: right.run,
      result: resultOf(
        `with the old text/without against that rule: ${right.reported.join(', ')}`,
        right.wrong,
      ),
    },
  ];
}

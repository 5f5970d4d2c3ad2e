// A small study: two coders, each with a file of their own, and twelve articles that both
// completed. They differ where a test looks.
import fs from 'node:fs';
import path from 'node:path';
import type { SharedOptions } from '../driver';

const CODEBOOK = `format: policy-codebook/1
title: "Water for Millbrook"
version: "1"
annotation-files: one-per-coder
coders:
  lea: {name: Lea Brandt}
  max: {name: Max Olsen}
actors:
  farmers: {name: "Farmers' union"}
  council: {name: "Town council"}
  anglers: {name: "Anglers' club"}
  utility: {name: "Millbrook Water"}
issues:
  dam: {name: "Raising the dam", statement: "The dam should be raised."}
  meters: {name: "Water meters", statement: "Every house should have a meter."}
  quota: {name: "Quota for irrigation", statement: "Irrigation should have a quota."}
`;

/** An actor, what it wants of an issue, and how each coder reads that; null: not found. */
interface Sentence {
  readonly text: string;
  readonly actor: string;
  readonly issue: string;
  readonly lea: string;
  readonly max: string | null;
  /** Where the second coder sees another issue. */
  readonly issueOfMax?: string;
}

/** A sentence that both coders read alike, where nothing else is given. */
export const line = (
  text: string,
  actor: string,
  issue: string,
  lea: string,
  max: string | null = lea,
  issueOfMax?: string,
): Sentence => ({ text, actor, issue, lea, max, ...(issueOfMax ? { issueOfMax } : {}) });

/** By article; the title is its first line. */
export const ARTICLES: Readonly<Record<string, readonly [string, ...(readonly Sentence[])]>> = {
  '01-drought.txt': [
    'A third dry summer',
    line('The union wants the dam raised before next spring.', 'farmers', 'dam', 'support'),
    line('For the anglers a higher wall would end the trout run.', 'anglers', 'dam', 'oppose'),
  ],
  '02-meters.txt': [
    'Who counts the litres',
    line('The council would put a meter into each house.', 'council', 'meters', 'support'),
    line('Millbrook Water calls meters long overdue.', 'utility', 'meters', 'support'),
  ],
  '03-hearing.txt': [
    'A long evening in the hall',
    line(
      'The council could live with a dam, if others paid.',
      'council',
      'dam',
      'ambivalent',
      'support',
    ),
    line('The union rejects any quota for its fields.', 'farmers', 'quota', 'oppose'),
  ],
  '04-trout.txt': [
    'The club and the wall',
    line('No wall, says the club, and no talks about one.', 'anglers', 'dam', 'oppose'),
    line('It asks for a quota on the fields upstream.', 'anglers', 'quota', 'support'),
  ],
  '05-letter.txt': [
    'A letter to the editor',
    line('The union doubts that meters save a drop.', 'farmers', 'meters', 'oppose', 'ambivalent'),
    line('Millbrook Water has no view on the dam.', 'utility', 'dam', 'neutral', null),
  ],
  '06-budget.txt': [
    'What a metre of concrete costs',
    line('The council puts money for the dam aside.', 'council', 'dam', 'support'),
    line('Millbrook Water warns of the price of the wall.', 'utility', 'dam', 'oppose', 'neutral'),
  ],
  '07-fields.txt': [
    'Dust on the fields',
    line('A quota would ruin us, the union says.', 'farmers', 'quota', 'oppose'),
    line('The council defends its quota.', 'council', 'quota', 'support'),
  ],
  '08-survey.txt': [
    'Five hundred answers',
    line('The utility would read the meters for nothing.', 'utility', 'meters', 'support'),
    line('The club shrugs at meters.', 'anglers', 'meters', 'neutral'),
  ],
  '09-vote.txt': [
    'The vote is put off',
    line(
      'The council delays what it promised about water.',
      'council',
      'dam',
      'oppose',
      'oppose',
      'quota',
    ),
    line('The union insists on a higher dam.', 'farmers', 'dam', 'support'),
  ],
  '10-spring.txt': [
    'Snow in the hills',
    line(
      'With the snow the union drops its call for the wall.',
      'farmers',
      'dam',
      'neutral',
      'oppose',
    ),
    line('The club still fights the wall.', 'anglers', 'dam', 'oppose'),
  ],
  '11-pipes.txt': [
    'Old pipes under the mill',
    line('Meters find the leaks, the utility argues.', 'utility', 'meters', 'support'),
    line('The council agrees, at last.', 'council', 'meters', 'support', null),
  ],
  '12-autumn.txt': [
    'An agreement of sorts',
    line('The union accepts a small quota.', 'farmers', 'quota', 'support'),
    line('The club welcomes it.', 'anglers', 'quota', 'support'),
  ],
};

/** A window that suites share, on the study; it is that of `coder`, or of the one who directs the
 * study. `more`: further keys of the codebook. `ofLea`: articles that only the first coder has
 * coded, by name; those of the study may be among them. */
export function study(coder = '', more = '', ofLea: typeof ARTICLES = {}): SharedOptions {
  return {
    name: 'study',
    prepare: twoCoders(more, ofLea),
    settings: coder === '' ? {} : { 'policyAnnotator.coder': coder },
  };
}

/** Writes the study. */
export function twoCoders(more = '', ofLea: typeof ARTICLES = {}): (folder: string) => void {
  return (folder) => {
    const write = (name: string, text: string): void =>
      fs.writeFileSync(path.join(folder, name), text);
    write('codebook.yaml', CODEBOOK + more);
    for (const [name, [title, ...sentences]] of Object.entries({ ...ARTICLES, ...ofLea })) {
      const text = [title, '', ...sentences.map((one) => one.text), ''].join('\n');
      write(name, text);
      for (const own of name in ofLea ? (['lea'] as const) : (['lea', 'max'] as const)) {
        write(`${name}.${own}.annotations.yaml`, annotations(name, text, sentences, own));
      }
    }
  };
}

function annotations(
  name: string,
  text: string,
  sentences: readonly Sentence[],
  coder: 'lea' | 'max',
): string {
  const positions = sentences.flatMap((one, at) => {
    const stance = one[coder];
    if (stance === null) return [];
    const issue = coder === 'max' ? (one.issueOfMax ?? one.issue) : one.issue;
    return [
      `  - id: ${coder}-${name.slice(0, 2)}-${String(at)}
    actor: ${one.actor}
    issue: ${issue}
    stance: ${stance}
    act: ${stance === 'ambivalent' && coder === 'max' ? 'reject' : 'demand'}
    certainty: certain
    coder: ${coder}
    quote: {exact: ${JSON.stringify(one.text)}, start: ${String(text.indexOf(one.text))}}
`,
    ];
  });
  const list = positions.length === 0 ? '' : `positions:\n${positions.join('')}`;
  return `format: policy-annotations/1\ncoded:\n  ${coder}: {state: complete}\n${list}...\n`;
}

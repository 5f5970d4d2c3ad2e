// The articles of a study that is played from its beginning to its end: a made-up harbour asks
// ships for a toll. With what each of two coders finds in them.

export const CODEBOOK = `format: policy-codebook/1
title: "The harbour toll of Kelby"
version: "1"
actors:
  port: {name: "Kelby Port", type: organization, aliases: ["port authority"]}
  shippers: {name: "Shippers' League", type: organization, aliases: [shippers]}
  council: {name: "City Council", type: government, aliases: [council]}
  dockers: {name: "Dockers' Union", type: organization, aliases: [dockers]}
  fishers: {name: "Fishers' Guild", type: organization, aliases: [fishers]}
  baywatch: {name: "Friends of the Bay", type: group}
issues:
  toll: {name: "Harbour toll", statement: "Ships should pay a toll for each call."}
  night: {name: "Loading at night", statement: "Ships should be loaded at night."}
  dredging: {name: "Deeper channel", statement: "The channel should be made deeper."}
  power: {name: "Shore power", statement: "Ships at the quay should use power from the shore."}
`;

/** What one coder sees in a quote. */
export interface Reading {
  readonly quote: string;
  readonly actor: string;
  readonly issue: string;
  readonly stance: string;
  readonly act?: string;
}

/** A place of an article: what each coder sees in it, if anything. */
export interface Place {
  readonly ada?: Reading;
  readonly ben?: Reading;
}

export interface StudyArticle {
  readonly text: string;
  readonly places: readonly Place[];
}

const read = (quote: string, actor: string, issue: string, stance: string): Reading => ({
  ...{ quote, actor, issue, stance },
});

/** Both coders see the same. */
const alike = (...given: Parameters<typeof read>): Place => {
  const one = read(...given);
  return { ada: one, ben: one };
};

/** They see it differently: the second one by what is given. */
const apart = (given: Parameters<typeof read>, ben: Partial<Reading>): Place => {
  const one = read(...given);
  return { ada: one, ben: { ...one, ...ben } };
};

/** An article: its lines, the first of which is its title. */
const article = (lines: readonly string[], ...places: readonly Place[]): StudyArticle => ({
  text: [lines[0], '', ...lines.slice(1), ''].join('\n'),
  places,
});

/** By name, in the order of their dates. The first two are coded in the window. */
export const ARTICLES: Readonly<Record<string, StudyArticle>> = {
  '01-a-toll-for-the-quay.txt': article(
    [
      'A toll for the quay',
      'Kelby Port wants forty crowns from every ship that ties up. The money is for the old quay.',
      "The Shippers' League calls the toll a fine for coming here. It has asked for a hearing.",
      'The City Council has no view before the budget is printed.',
    ],
    alike('wants forty crowns from every ship that ties up', 'port', 'toll', 'support'),
    alike('calls the toll a fine for coming here', 'shippers', 'toll', 'oppose'),
    apart(['has no view before the budget is printed', 'council', 'toll', 'neutral'], {
      stance: 'ambivalent',
    }),
  ),
  '02-cranes-after-dark.txt': article(
    [
      'Cranes after dark',
      'The shippers would load through the night, as other harbours do.',
      "The Dockers' Union says that its people are no bats, and refuses.",
      'In the houses on the hill, windows have been shut since May.',
    ],
    alike('would load through the night', 'shippers', 'night', 'support'),
    alike('its people are no bats, and refuses', 'dockers', 'night', 'oppose'),
  ),
  '03-mud.txt': article(
    [
      'What lies at the bottom',
      'Larger ships touch the mud at low water. Kelby Port would dig the channel two metres deeper.',
      'The Friends of the Bay fear for the mussels and want no digger in the bay.',
      "For the Fishers' Guild a deeper channel is welcome, but not in spring.",
    ],
    alike('would dig the channel two metres deeper', 'port', 'dredging', 'support'),
    alike('want no digger in the bay', 'baywatch', 'dredging', 'oppose'),
    apart(['a deeper channel is welcome, but not in spring', 'fishers', 'dredging', 'ambivalent'], {
      stance: 'support',
      quote: 'a deeper channel is welcome',
    }),
  ),
  '04-plugs.txt': article(
    [
      'Plugs for the ferries',
      'Two ferries run their engines all day at the quay. The council asks them to use power from the shore.',
      "The Shippers' League says that a cable is fine if the city pays for it.",
      'A plug costs as much as a house.',
    ],
    alike('asks them to use power from the shore', 'council', 'power', 'support'),
    {
      ada: {
        ...read('a cable is fine if the city pays for it', 'shippers', 'power', 'support'),
        act: 'demand',
      },
      ben: {
        ...read('a cable is fine if the city pays for it', 'shippers', 'power', 'ambivalent'),
        act: 'propose',
      },
    },
  ),
  '05-a-letter.txt': article(
    [
      'A letter from the guild',
      "The Fishers' Guild writes that boats under twelve metres must not pay.",
      'It adds that its members were here before the port. The mayor has thanked it for the letter.',
    ],
    alike('boats under twelve metres must not pay', 'fishers', 'toll', 'oppose'),
    { ben: read('The mayor has thanked it for the letter', 'council', 'toll', 'neutral') },
  ),
  '06-hearing.txt': article(
    [
      'Four hours in the customs house',
      'At the hearing Kelby Port defended its toll. A quay does not mend itself, it said.',
      'The shippers threatened to sail to Orm. The dockers took the side of the port: no quay, no work.',
      'The Friends of the Bay would double the toll for ships that burn heavy oil.',
    ],
    alike('defended its toll', 'port', 'toll', 'support'),
    alike('threatened to sail to Orm', 'shippers', 'toll', 'oppose'),
    apart(['took the side of the port: no quay, no work', 'dockers', 'toll', 'support'], {
      quote: 'The dockers took the side of the port',
    }),
    apart(['would double the toll for ships that burn heavy oil', 'baywatch', 'toll', 'support'], {
      issue: 'power',
    }),
  ),
  '07-sleep.txt': article(
    [
      'Sleep on the hill',
      'The council will not allow cranes to run after ten.',
      'Kelby Port regrets that, since a ship that waits costs money.',
      'The dockers are content.',
    ],
    alike('will not allow cranes to run after ten', 'council', 'night', 'oppose'),
    apart(['regrets that, since a ship that waits costs money', 'port', 'night', 'support'], {
      stance: 'neutral',
    }),
    { ada: read('The dockers are content', 'dockers', 'night', 'oppose') },
  ),
  '08-mussels.txt': article(
    [
      'The price of mussels',
      'A study finds that digging would cost a third of the mussels.',
      'The Friends of the Bay say once more that the channel must stay as it is.',
      'The council calls the study sound, and the channel deep enough.',
    ],
    alike('the channel must stay as it is', 'baywatch', 'dredging', 'oppose'),
    alike('the channel deep enough', 'council', 'dredging', 'oppose'),
  ),
  '09-budget.txt': article(
    [
      'Ink on the budget',
      'The budget is printed. In it the council counts on the toll, and so agrees to it.',
      "The Shippers' League speaks of a tax by the back door.",
      'Nothing is said of cables.',
    ],
    alike('counts on the toll, and so agrees to it', 'council', 'toll', 'support'),
    alike('speaks of a tax by the back door', 'shippers', 'toll', 'oppose'),
  ),
  '10-ferry.txt': article(
    [
      'The quiet ferry',
      'The first ferry has a plug. Kelby Port wants all others to follow within a year.',
      'The Friends of the Bay applaud.',
      'The dockers ask who will be let go when the engines stop.',
    ],
    alike('wants all others to follow within a year', 'port', 'power', 'support'),
    apart(['The Friends of the Bay applaud', 'baywatch', 'power', 'support'], {}),
    apart(['ask who will be let go when the engines stop', 'dockers', 'power', 'oppose'], {
      stance: 'neutral',
    }),
  ),
  '11-trial.txt': article(
    [
      'Ten nights on trial',
      'For ten nights the cranes may run. The shippers call it a beginning.',
      "The Dockers' Union agreed only for double pay, and would stop it tomorrow.",
      'The council will count the complaints.',
    ],
    alike('call it a beginning', 'shippers', 'night', 'support'),
    alike('would stop it tomorrow', 'dockers', 'night', 'oppose'),
    { ada: read('will count the complaints', 'council', 'night', 'neutral') },
  ),
  '12-first-coins.txt': article(
    [
      'The first coins',
      'The toll is paid since Monday. The guild still says that small boats must be free.',
      'Kelby Port is satisfied with its toll.',
      'The Friends of the Bay hope that the digger stays away.',
    ],
    alike('small boats must be free', 'fishers', 'toll', 'oppose'),
    alike('is satisfied with its toll', 'port', 'toll', 'support'),
    alike('hope that the digger stays away', 'baywatch', 'dredging', 'oppose'),
  ),
};

/** Two that come when the others are coded: one coder reads each. */
export const LATE: Readonly<Record<string, StudyArticle>> = {
  '13-cable.txt': article(
    [
      'A cable too short',
      "The Fishers' Guild will have no cable on its pier: a net and a plug are no friends.",
      'The council holds on to power from the shore.',
    ],
    alike('will have no cable on its pier', 'fishers', 'power', 'oppose'),
    alike('holds on to power from the shore', 'council', 'power', 'support'),
  ),
  '14-digger.txt': article(
    [
      'The digger is ordered',
      'Kelby Port has ordered a digger for the channel.',
      'The guild does not want it, in no season.',
    ],
    alike('has ordered a digger for the channel', 'port', 'dredging', 'support'),
    alike('does not want it, in no season', 'fishers', 'dredging', 'oppose'),
  ),
};

/** The annotation file of a coder who has completed an article, as another program may bring it. */
export function codedFile(
  { text, places }: StudyArticle,
  coder: 'ada' | 'ben',
  id: string,
): string {
  const positions = places.flatMap((place, at) => {
    const one = place[coder];
    if (!one) return [];
    const act = one.act === undefined ? '' : `    act: ${one.act}\n`;
    return `  - id: ${coder}${String(at)}${hashed(text)}
    actor: ${one.actor}
    issue: ${one.issue}
    stance: ${one.stance}
${act}    coder: ${id}
    quote: {exact: ${JSON.stringify(one.quote)}, start: ${String(text.indexOf(one.quote))}, repeated: false}
`;
  });
  const list = positions.length === 0 ? '' : `positions:\n${positions.join('')}`;
  return `format: policy-annotations/1\ncoded:\n  ${id}: {state: complete}\n${list}...\n`;
}

/** Four letters that differ from article to article. */
function hashed(text: string): string {
  let sum = 7;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 26 ** 4;
  return [0, 1, 2, 3]
    .map((at) => String.fromCharCode(97 + (Math.floor(sum / 26 ** at) % 26)))
    .join('');
}

import { cue, mustAsk, quote, shown, type Family } from './case';
import { alike } from './exchanged';
import { pageOf } from './page';
import { capital, familyOf, type Person } from './scene';

/** Passages of many kinds of text. `{A}` and `{a}` are the name and surname of the person who
 * speaks, `{B}` and `{b}` those of another, `{Q}` and `{q}` the claim as a sentence and as a
 * clause, `{S}` and `{T}` other claims as sentences, `{he}` the pronoun, `{Town}` and `{Day}` what
 * they say. In the new edition another person takes the place of the first, or both trade
 * places. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'an obituary, whose subject is named at the top':
    '{A} died on {Day} in {Town}.\n\nAll her life she fought for one thing.\n\n“{Q} That will not change,” she wrote in her last column.',
  'minutes with an item for each speaker':
    'Item 4. {A}, for the members.\n\nThe following was noted. {Q} {S}\n\nItem 5. {B}, for the board.\n\nThe following was noted. {T}',
  'minutes in which who had spoken is at the end of an item':
    '{Q} {S} This was not discussed further. (Moved by {A}; seconded by {B}.)',
  'a court report: the witness is called, sworn, and heard':
    'The court called {A}.\n\nThe oath was read out. Nobody objected.\n\nThe record says: {Q} {S}',
  'a press release with its contact':
    '“{Q} We will not wait,” the statement says.\n\n{S}\n\nContact: {A}, press office, {Town}',
  'a press release that is quoted before its sender is named':
    '{Q} {S}\n\nThis is how the statement begins that the office of {A} sent out on {Day}.',
  'an interview whose guest is named in the introduction':
    'Our guest today is {A}. We met in {Town}.\n\nWhat is wrong at present?\n\n{Q} {S}',
  'an interview with initials, explained at the top':
    'Present: {A} (first speaker), {B} (second speaker)\n\nFirst speaker: {Q}\n\nSecond speaker: {T}',
  'a podcast, with a line for each voice':
    'Host: And now, {A}!\n\nGuest: {Q} {S}\n\nHost: Thank you.',
  'a debate in which both repeat themselves':
    '{B} spoke against it: {T}\n\n{A} spoke for it.\n\n{S}\n\n{Q} There was applause.',
  'a vote with explanations': 'Explanation of vote, {A}:\n\n{S}\n\n{Q}',
  'a tweet in a news text':
    'Within minutes there was an answer on the net.\n\n“{Q}”\n\n{A} (@office) {Day}',
  'a picture with a speech bubble':
    'The drawing has {A} at a desk.\n\nIn the bubble one reads: {Q} {S}',
  'a letter to the editor, with name and town below':
    '{S} {Q} One should think of that.\n\n{A}\n{Town}',
  'letters to the editor, one below the other':
    '{Q} One should think of that.\n{A}, {Town}\n\n{T} Why does nobody see it?\n{B}, {Town}',
  'a review that names the author of the book first':
    'The new book by {A} has 300 pages.\n\nIt is well made. The thesis is simple: {q}.\n\nOne reads it in a day.',
  'an essay in which a thinker is introduced and left unnamed':
    'Nobody has put it better than {A}.\n\n{S} And, a page later: {Q}\n\nThat was long ago.',
  'a table of positions written as lines':
    'Position of {A}\n* first: {S}\n* second: {Q}\n\nPosition of {B}\n* first: {T}',
  'a timeline': '09:00 {A} arrives.\n09:20 First words to the press: {Q}\n10:00 {S}',
  'a live ticker whose entries are paragraphs':
    '+++ 14:05 {A} at the lectern +++\n\n{S}\n\n{Q}\n\n+++ 14:30 Break +++',
  'a story told by dialogue':
    '“Do you mean it?” {B} asked.\n\n“{Q}”\n\n“All of it?”\n\n“Every word,” {A} answered.',
  'a quiz: who said this?': 'Who said this?\n\n{Q} {S}\n\n(Solution: it was {A}.)',
  'an account of a meeting in indirect speech':
    'The meeting had been asked for by {A}. Tea was served.\n\nIt was pointed out that {q}. Other business was not raised.',
  'a summary with the former and the latter':
    '{A} and {B} met in {Town}.\n\nThe former said that {q}. The latter laughed.',
  'a report with the same role for two people':
    'In {Town} the post went to {A}.\n\nThe new head of the office said on {Day}: {Q}',
  'a speech handed in by a deputy':
    'For {A}, who was ill, the speech was read by a deputy.\n\n{S} {Q}',
  'a programme of a conference':
    '10:30 {A}: keynote\nAbstract: {Q} {S}\n\n11:30 {B}: keynote\nAbstract: {T}',
  'a petition and who handed it in':
    '“{Q} We ask the house to act.”\n\nHanded in by {A} and 300 others.',
  'ein Bericht mit nachgestelltem Namen':
    '„{Q} So kann es nicht weitergehen.“ Das sagte am {Day} in {Town} {A}.',
  'un compte rendu, dont l’auteur suit':
    '« {Q} » Telle est, en peu de mots, la thèse. Elle est longue à lire. Elle est de {A}.',
};

/** Passages in which both names trade places; in the others a third person comes. */
const TRADED = new Set([
  'a summary with the former and the latter',
  'letters to the editor, one below the other',
  'a table of positions written as lines',
]);

export const TEMPLATED: readonly Family[] = Object.entries(TEMPLATES).map(([name, template]) =>
  familyOf('farther')(name, (scene) => {
    const [a, c] = alike(scene);
    const b = scene.people.find((one) => one !== a && one !== c)!;
    const page = pageOf(scene);
    const words = scene.claim();
    const sentence = (): string => `${capital(scene.claim())}.`;
    const others = { S: sentence(), T: sentence(), Town: scene.city, Day: scene.day };
    const write = (mark: typeof quote, first: Person, second: Person): string =>
      filled(template, {
        ...others,
        A: cue(first.full),
        a: cue(first.last),
        B: second.full,
        b: second.last,
        he: first.pronoun,
        Q: mark(`${capital(words)}.`),
        q: mark(words),
      });
    const now: readonly [Person, Person] = TRADED.has(name) ? [b, a] : [c, b];
    return mustAsk('farther', page([write(quote, a, b)]), page([write(shown, ...now)]));
  }),
);

function filled(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (gap, key: string) => words[key] ?? gap);
}

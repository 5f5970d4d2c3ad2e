import { pick } from '../editions';
import type { Family, FamilyCase, Prose } from './case';
import {
  CITIES,
  COUNTRIES,
  DAYS,
  FIRST_NAMES,
  LAST_NAMES,
  MONTHS,
  PLACES,
  ROLES,
  SAYING,
  TAILS,
  TOPICS,
  VERBS,
} from './vocabulary';

export interface Person {
  readonly first: string;
  readonly last: string;
  /** "Daniel Okafor" */
  readonly full: string;
  /** "Mr. Okafor" */
  readonly name: string;
  /** "the trade minister" */
  readonly role: string;
  readonly pronoun: 'she' | 'he';
  readonly country: string;
}

/** What an article in any language is made with. */
export interface Stage {
  /** Numbers in [0, 1). */
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A whole number from `from` to `to`. */
  readonly number: (from: number, to: number) => number;
  readonly title: () => string;
  readonly subhead: () => string;
  /** A sentence of the article without any information about another claim's speaker. */
  readonly sentence: () => string;
  readonly paragraph: () => string;
}

/** The persons and the vocabulary of one article, whose names and topics recur. */
export interface Scene extends Stage {
  /** Two women and two men, in any order; no two share a name, a role or a country. */
  readonly people: readonly [Person, Person, Person, Person];
  readonly topic: string;
  readonly city: string;
  readonly day: string;
  /** "14 May" */
  readonly date: string;
  /** A clause in lower case without a full stop, another one each time. */
  readonly claim: () => string;
  /** "said", "argued": a phrase that precedes "that". */
  readonly saying: () => string;
}

/** Families of articles in English. */
export function familyOf(
  group: Family['group'],
): (name: string, make: (scene: Scene) => FamilyCase) => Family {
  return (name, make) => ({ name, group, make: (next, prose) => make(sceneOf(next, prose)) });
}

export function sceneOf(next: () => number, prose?: Prose): Scene {
  const topic = pick(TOPICS, next);
  const people = castOf(next);
  const claims = new Set<string>();
  const claim = (): string => {
    for (;;) {
      const made =
        `${pick(topic.subjects, next)} ${pick(VERBS, next)} ${pick(topic.objects, next)} ` +
        `${pick(PLACES, next)}${pick(TAILS, next)}`;
      const clashes = [...claims].some((other) => made.includes(other) || other.includes(made));
      if (clashes) continue;
      claims.add(made);
      return made;
    }
  };
  const number = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const bare = {
    next,
    people,
    topic: topic.name,
    city: pick(CITIES, next),
    day: pick(DAYS, next),
    date: `${number(1, 28)} ${pick(MONTHS, next)}`,
    pick: <T>(list: readonly T[]): T => pick(list, next),
    number,
    claim,
    saying: () => pick(SAYING, next),
  };
  const sentence = another(() => capital(pick(SENTENCES, next)(bare)));
  const paragraph = (): string =>
    prose?.(next) ?? Array.from({ length: number(2, 4) }, sentence).join(' ');
  const title = (): string => pick(TITLES, next)(bare);
  const subhead = (): string => pick(SUBHEADS, next)(bare);
  return { ...bare, sentence, paragraph, title, subhead };
}

/** A value that was not made before, as long as there are some. */
export function another(make: () => string): () => string {
  const made = new Set<string>();
  return () => {
    let text = make();
    for (let tries = 0; made.has(text) && tries < 20; tries++) text = make();
    made.add(text);
    return text;
  };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function castOf(next: () => number): Scene['people'] {
  const first = { she: shuffled(FIRST_NAMES.she, next), he: shuffled(FIRST_NAMES.he, next) };
  const last = shuffled(LAST_NAMES, next);
  const roles = shuffled(ROLES, next);
  const countries = shuffled(COUNTRIES, next);
  const pronouns = shuffled(['she', 'he', 'she', 'he'] as const, next);
  const person = (index: number): Person => {
    const pronoun = pronouns[index]!;
    const names = { first: first[pronoun][index]!, last: last[index]! };
    return {
      ...names,
      full: `${names.first} ${names.last}`,
      name: `${pronoun === 'she' ? 'Ms.' : 'Mr.'} ${names.last}`,
      role: roles[index]!,
      pronoun,
      country: countries[index]!,
    };
  };
  return [person(0), person(1), person(2), person(3)];
}

function shuffled<T>(list: readonly T[], next: () => number): readonly T[] {
  return list
    .map((item) => ({ item, rank: next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

type Bare = Omit<Scene, 'sentence' | 'paragraph' | 'title' | 'subhead'>;

const TITLES: readonly ((scene: Bare) => string)[] = [
  (s) => `Talks on ${s.topic} in ${s.city}: day ${s.number(2, 40)}`,
  (s) => `No end to the dispute over ${s.topic}`,
  (s) => `What was said about ${s.topic} on ${s.day}`,
  (s) => `${capital(s.topic)}: the debate of ${s.date}`,
];

const SUBHEADS: readonly ((scene: Bare) => string)[] = [
  () => 'What comes next',
  (s) => `The day in ${s.city}`,
  () => 'Background',
  (s) => `The numbers behind ${s.topic}`,
  () => 'The long road here',
];

const SENTENCES: readonly ((scene: Bare) => string)[] = [
  (s) => `the talks on ${s.topic} in ${s.city} have lasted ${s.number(2, 40)} days so far.`,
  (s) => `a draft of ${s.number(3, 90)} pages was handed to the delegations on ${s.day}.`,
  (s) => `${s.pick(s.people).name} ${s.saying()} that ${s.claim()}.`,
  (s) => `${s.pick(s.people).full} ${s.saying()} that ${s.claim()}, and asked for more time.`,
  (s) => `in ${s.pick(s.people).country}, ${s.number(20, 80)} per cent of those asked disagree.`,
  (s) => `no date was set for the next meeting on ${s.topic}.`,
  (s) => `the figures go back to a survey of ${s.number(200, 9000)} households.`,
  (s) => `${s.pick(s.people).country} has asked for the floor twice since ${s.day}.`,
  (s) => `officials declined to say how the money for ${s.topic} would be shared.`,
  (s) => `the vote was ${s.number(41, 80)} to ${s.number(10, 40)}, with some abstentions.`,
  (s) => `outside the hall in ${s.city}, some ${s.number(100, 900)} people had gathered.`,
  (s) => `the committee heard ${s.number(3, 19)} witnesses on ${s.topic} that afternoon.`,
  (s) => `few in ${s.city} expected the dispute over ${s.topic} to end before the summer.`,
  (s) => `according to ${s.pick(s.people).role}, ${s.claim()}.`,
  (s) => `a spokesman for ${s.pick(s.people).country} said that nothing had been decided.`,
  (s) => `the two sides still disagree on paragraph ${s.number(2, 60)} of the text.`,
  (s) => `an earlier agreement on ${s.topic} was signed in ${s.number(1985, 2019)}.`,
  (s) => `${s.pick(s.people).name} left ${s.city} on ${s.day} without taking questions.`,
  (s) => `the budget sets aside ${s.number(12, 980)} million for the next two years.`,
  (s) => `what this means for ${s.pick(s.people).country} is a matter of debate.`,
];

import { strToU8, zipSync } from 'fflate';

/** A file of a project that is larger, or more alike in itself, than any study. */
export interface HugeProject {
  readonly name: string;
  readonly content: () => string | Uint8Array;
  /** What is reported of it. */
  readonly stated: readonly string[];
  /** How many annotations come of it. */
  readonly planned: number;
}

const times = (count: number, made: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => made(at)).join('');

const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const qde = (codes: string, sources = ''): string =>
  `<Project xmlns="urn:QDA-XML:project:1.0" name="P"><CodeBook><Codes>${codes}</Codes></CodeBook><Sources>${sources}</Sources></Project>`;

const code = (at: number, name: string): string =>
  `<Code guid="${guid(at)}" name="${name}" isCodable="true"/>`;

const selected = (text: string, count: number): string =>
  `<TextSource guid="${guid(9_000_000)}" name="T"><PlainTextContent>${text}</PlainTextContent>${times(
    count,
    (at) =>
      `<PlainTextSelection guid="${guid(1_000_000 + at)}" startPosition="${String(at % 9000)}" endPosition="${String((at % 9000) + 9)}"><Coding guid="${guid(2_000_000 + at)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`,
  )}</TextSource>`;

const xmi = (words: string, structures: string): string =>
  `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///x.ecore"><cas:Sofa xmi:id="1" sofaString="${words}"/>${structures}</xmi:XMI>`;

const brat = (text: string, annotations: string): Uint8Array =>
  zipSync({ 'a.txt': strToU8(text), 'a.ann': strToU8(annotations) });

const tagged = (at: number): string =>
  `{"type":"Annotation","id":"urn:${String(at)}","body":[{"purpose":"tagging","value":"issue: i${String(at)}"}],"target":{"source":"http://x.org","selector":{"type":"TextQuoteSelector","exact":"word"}}}`;

const line = (at: number, words: string, start: number): string =>
  `T${String(at)}\tX ${String(start)} ${String(start + words.length)}\t${words}\n`;

export const HUGE: readonly HugeProject[] = [
  {
    name: '200,000 equal codes.qde',
    content: () => qde(times(200_000, (at) => code(at, 'x'))),
    ...{ stated: ['too-large'], planned: 0 },
  },
  {
    name: '60,000 selections.qde',
    content: () => qde(code(1, 'x'), selected('Some words. '.repeat(1000), 60_000)),
    ...{ stated: ['too-large'], planned: 0 },
  },
  {
    name: '100,000 annotations.xmi',
    content: () =>
      xmi(
        'Words.',
        times(
          100_000,
          (at) => `<x:P xmi:id="${String(at + 9)}" sofa="1" begin="0" end="5" A="a" B="b"/>`,
        ),
      ),
    ...{ stated: ['too-large'], planned: 0 },
  },
  {
    name: 'a million references.xmi',
    content: () =>
      xmi(
        'Words.',
        `<x:P xmi:id="2" sofa="1" begin="0" end="5" next="${times(1_000_000, (at) => `${String(at)} `)}"/>`,
      ),
    ...{ stated: ['too-large'], planned: 0 },
  },
  {
    name: '20,000 tags.jsonld',
    content: () => `[${times(19_999, (at) => `${tagged(at)},`)}${tagged(20_000)}]`,
    ...{ stated: ['too-large'], planned: 0 },
  },
  {
    name: '15,000 tags.jsonld',
    content: () => `[${times(14_999, (at) => `${tagged(at)},`)}${tagged(15_000)}]`,
    ...{ stated: [], planned: 1 },
  },
  {
    name: 'one word 20,000 times.zip',
    content: () =>
      brat(
        'word '.repeat(20_000),
        times(20_000, (at) => line(at, 'word', 5 * at)),
      ),
    ...{ stated: [], planned: 20_000 },
  },
  {
    name: 'one letter 100,000 times.zip',
    content: () =>
      brat(
        'a'.repeat(100_000),
        times(10_000, (at) => line(at, 'a'.repeat(100), at)),
      ),
    ...{ stated: [], planned: 10_000 },
  },
  {
    name: 'one paragraph of 20,000 lines.zip',
    content: () =>
      brat(
        'A word that goes on\n'.repeat(20_000),
        times(20_000, (at) => line(at, 'word', 20 * at + 2)),
      ),
    ...{ stated: [], planned: 20_000 },
  },
];

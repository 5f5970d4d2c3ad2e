import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importMessage, newsExport } from '../../../../src/core';
import { nexisLabel } from '../../../../src/core/imports/news/nexisLabels';
import { unsplitExport } from '../../../../src/core/imports/news/newsExport';

/** The stories of a text, a line for each: title | author | source | section | date | words. */
function stories(text: string): readonly string[] {
  const found = newsExport(text, (body) => body.trim());
  const lines = (found?.articles ?? []).map((one) =>
    [one.title, one.author, one.source, one.section, one.date, one.text.replace(/\n+/g, ' / ')]
      .map((part) => part ?? '-')
      .join(' | '),
  );
  return [...lines, ...(found?.problems ?? []).map(importMessage)];
}

interface OldNexis {
  readonly number?: string;
  readonly day: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** A story as older versions of Nexis write it. */
function oldNexis({ number = '1 of 1 DOCUMENTS', day, above, below }: OldNexis): string {
  const centred = (line: string): string => `${' '.repeat(20)}${line}`;
  const head = [centred(number), centred('Nordblatt'), centred(day), 'Wind dreht am Deich'];
  const rights = centred('Copyright 2010 Nordblatt');
  return [...head, ...above, 'Der Wind drehte gegen Mittag.', ...below, rights].join('\n\n');
}

const WIND = 'Wind dreht am Deich | Ute Quast | Nordblatt | ORT; S. 4 | 2010-05-03';

suite('Old exports of Nexis', () => {
  const labels: readonly (readonly [string, OldNexis])[] = [
    [
      'English',
      {
        day: 'May 3, 2010 Monday 6:10 PM GMT',
        above: ['BYLINE: By Ute Quast', 'SECTION: ORT; S. 4', 'LENGTH: 12 words'],
        below: ['GRAPHIC: A dyke', 'LOAD-DATE: May 4, 2010', 'LANGUAGE: GERMAN', 'NOTE-CODE: 7'],
      },
    ],
    [
      'German',
      {
        day: 'Montag 3. Mai 2010',
        above: ['AUTOR: Ute Quast', 'RUBRIK: ORT; S. 4', 'LÄNGE: 12 Wörter'],
        below: ['UPDATE: 4. Mai 2010', 'SPRACHE: GERMAN; DEUTSCH', 'PUBLICATION-TYPE: Zeitung'],
      },
    ],
    [
      'French',
      {
        day: 'lundi 3 mai 2010',
        above: ['AUTEUR: Ute Quast', 'RUBRIQUE: ORT; S. 4', 'LONGUEUR: 12 mots'],
        below: ['SUJET: VENT (90%)', 'DATE-CHARGEMENT: 4 mai 2010', 'LANGUE: FRENCH'],
      },
    ],
    [
      'Dutch',
      {
        day: '3.Mei 2010',
        above: ['LENGTE: 12 woorden', 'AUTEUR: Ute Quast', 'SECTIE: ORT; S. 4', 'TEKST:'],
        below: ['PUB-TYPE: Krant', 'TAAL: Dutch', 'LOAD-DATE: May 4, 2010'],
      },
    ],
  ];
  for (const [language, story] of labels) {
    test(`are read with ${language} labels, none of which is left in the words`, () => {
      assert.deepEqual(stories(oldNexis(story)), [`${WIND} | Der Wind drehte gegen Mittag.`]);
    });
  }

  const german = labels[1]![1];
  for (const divider of ['Dokument 1 von 1', 'Document 1 de 1', 'FOKUS - 1 of 1 DOCUMENTS']) {
    test(`are divided by “${divider}”, too`, () => {
      const found = stories(oldNexis({ ...german, number: divider }));
      assert.deepEqual(found, [`${WIND} | Der Wind drehte gegen Mittag.`]);
    });
  }

  test('keep all stories where one has neither title nor labels, or is a notice', () => {
    const odd = '3 of 5 DOCUMENTS\n\nFlut.';
    const notice = '4 of 5 DOCUMENTS\n\nWe are sorry but there is an error in this document.';
    const first = oldNexis({ ...german, number: '2 of 5 DOCUMENTS' });
    assert.deepEqual(stories([first, odd, notice].join('\n\n')), [
      `${WIND} | Der Wind drehte gegen Mittag.`,
      '- | - | - | - | - | Flut.',
      '1 story has a notice of the database in the place of its text and was not imported.',
    ]);
  });

  test('are compared with the number on their cover', () => {
    const cover = 'Druckauftrag: Alle Dokumente: 1-40\n\nQuelle: Nordblatt\n\n';
    assert.match(stories(cover + oldNexis(german))[1] ?? '', /40 stories, but 1 was found/);
  });

  test('skip a second day, an edition and a correction above the title', () => {
    const text = oldNexis(german).replace(
      'Wind dreht am Deich',
      '          May 3, 2010\n\nSpäte Ausgabe\n\nCorrection Appended\n\nWind dreht am Deich',
    );
    assert.deepEqual(stories(text), [`${WIND} | Der Wind drehte gegen Mittag.`]);
  });

  test('an interview begins with a name in capitals', () => {
    const text = oldNexis(german).replace('Der Wind drehte', 'NORDBLATT: Der Wind drehte');
    assert.deepEqual(stories(text), [`${WIND} | NORDBLATT: Der Wind drehte gegen Mittag.`]);
  });
});

suite('Whatever labels a story has', () => {
  const above = 'BYLINE AUTOR RUBRIQUE LENGTH LÄNGE DATELINE SECTIE'.split(' ');
  const below = 'LOAD-DATE UPDATE LANGUE TAAL GRAPHIC SUBJECT GEOGRAPHIC BIBLIOGRAPHIE'.split(' ');
  const labels = (names: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc
      .shuffledSubarray([...names], { minLength: 1 })
      .map((found) => found.map((name) => `${name}: Ort (90%)`));
  const shape = fc.record({ above: labels(above), below: labels(below), hasTitle: fc.boolean() });

  test('each is found, and no label is in its words', () =>
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), (shapes) => {
        const texts = shapes.map((one, at) => {
          const story = oldNexis({
            ...{
              number: `${String(at + 1)} of ${String(shapes.length)} DOCUMENTS`,
              day: '3. Mai 2010',
            },
            ...{ above: one.above, below: one.below },
          }).replace('Mittag', `${String(at)} Uhr`);
          return one.hasTitle ? story : story.replace('Wind dreht am Deich\n\n', '');
        });
        const found = newsExport(texts.join('\n\n'), (body) => body);
        assert.deepEqual(found?.problems, []);
        assert.equal(found.articles.length, shapes.length);
        for (const [at, { text, date, source }] of found.articles.entries()) {
          assert.deepEqual(
            [text, date, source],
            [`Der Wind drehte gegen ${String(at)} Uhr.`, '2010-05-03', 'Nordblatt'],
          );
          assert.ok(text.split('\n').every((line) => nexisLabel(line) === undefined));
        }
      }),
      { numRuns: 100 },
    ));
});

suite('Exports of Nexis Uni', () => {
  const story = (day: string, tail: string): string =>
    `Documents (1)\n\nWind dreht\n\nNordblatt\n\n${day}\n\nCopyright 2010 Nordblatt\n\n` +
    `Section:\u00a0ORT\n\nByline:\u00a0Ute Quast\n\nBody\n\nDer Wind drehte.\n\n${tail}\n\nEnd of Document\n`;

  test('end at the first of the lines behind the words', () => {
    const tail = 'Graphic\n\nPhoto: a dyke\n\nClassification\n\nLoad-Date: May 4, 2010';
    assert.deepEqual(stories(story('3. Mai 2010 Montag', tail)), [
      'Wind dreht | Ute Quast | Nordblatt | ORT | 2010-05-03 | Der Wind drehte.',
    ]);
  });

  test('have the day of loading where a correction has the place of the day', () => {
    assert.deepEqual(stories(story('Correction Appended', 'Load-Date: May 4, 2010')), [
      'Wind dreht | Ute Quast | Nordblatt | ORT | 2010-05-04 | Der Wind drehte.',
    ]);
  });

  test('begin behind an abstract', () => {
    const text = story('3. Mai 2010', 'Load-Date: May 4, 2010');
    const full = text.replace('Der Wind', 'ABSTRACT\n\nKurz.\n\nFULL TEXT\n\nDer Wind');
    assert.match(stories(full)[0] ?? '', /\| Der Wind drehte\.$/);
  });
});

suite('Texts of Factiva', () => {
  const factiva = (lines: readonly string[]): string =>
    `Ort\nWind dreht\nUte Quast\n${lines.join('\n')}\n\nDer Wind drehte.\n\n`;

  test('have a day in every language, by the number of the story', () => {
    const english = ['12 words', '3 May 2010', 'Nordblatt', 'NORDBL', 'German', '(c) 2010 Nord'];
    const chinese = ['12 字', '2010 年 5 月 3 日 17:04', 'Nordblatt', 'NORDBL', '德文', '© 2010'];
    const end = 'NORDBL0020100504e6530000a';
    const text = `${factiva(english)}Document ${end}\n\n${factiva(chinese)}文件 ${end.toLowerCase()}\n`;
    const read = 'Wind dreht | Ute Quast | Nordblatt | Ort | 2010-05-03 | Der Wind drehte.';
    assert.deepEqual(stories(text), [read, read]);
  });

  test('keep a story whose head is not understood, with the day of its number', () => {
    const text = 'Ветер\n\nВетер повернул.\n\nДокумент nordbl0020100504e6530000a\n';
    assert.deepEqual(stories(text), ['- | - | - | - | 2010-05-03 | Ветер / Ветер повернул.']);
  });

  test('have their codes in cells, too', () => {
    const text =
      '| HD | Wind dreht |\n| BY | Ute Quast |\n| PD | 3 Mai 2010 |\n| SN | Nordblatt |\n' +
      '| LP | Der Wind drehte. |\n| AN | Dokument NORDBL0020100504e6530000a |\n';
    assert.deepEqual(stories(text), [
      'Wind dreht | Ute Quast | Nordblatt | - | 2010-05-03 | Der Wind drehte.',
    ]);
  });
});

suite('Texts of ProQuest', () => {
  test('are divided by rules where no line numbers them; labels lose their blanks', () => {
    const rule = '_'.repeat(60);
    const story = (title: string): string =>
      `${rule}\n\n${title}\n\nAuthor: Quast, Ute\n\nFull text: The wind turned at noon.\n\n` +
      `Title: ${title}: again\n\nPublication title: North Paper; Husum\n\nSection: Coast\n\n` +
      'Publicationdate: May 3, 2010\n\nSourcetype: Newspaper\n\nProQuest documentID: 1234567890\n\n';
    const text = `${story('Wind turns')}${story('Wind stays')}${rule}\n\nContact us: 1 Quay Street\n`;
    const rest = 'Quast, Ute | North Paper | Coast | 2010-05-03 | The wind turned at noon.';
    assert.deepEqual(stories(text), [`Wind turns | ${rest}`, `Wind stays | ${rest}`]);
  });
});

suite('Texts of other databases', () => {
  test('of GENIOS have their labels above and below the words', () => {
    const story = (title: string): string =>
      `${title}\n\nQuelle: Nordblatt vom 03.05.2010, S. 4\nRessort: Ort\nDokumentnummer: N${title.length}\n\n` +
      'Der Wind drehte.\n\nDauerhafte Adresse des Dokuments: https://archiv.example/1\n\n' +
      'Alle Rechte vorbehalten: (c) Nordblatt\n\n© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n\n';
    assert.deepEqual(stories(`${story('Wind dreht')}Seite 2 von 2\n\n${story('Wind bleibt')}`), [
      'Wind dreht | - | Nordblatt | Ort | 2010-05-03 | Der Wind drehte.',
      'Wind bleibt | - | Nordblatt | Ort | 2010-05-03 | Der Wind drehte.',
    ]);
  });

  test('of GoPress follow their list of contents', () => {
    const text =
      '1. Wind draait\n\nNoordblad, maandag 3 mei 2010, p. 4, 120w.\n\nDe wind …\n\n\n' +
      '2. Wind blijft\n\nNoordblad, dinsdag 4 mei 2010, p. 1, 90w.\n\nDe wind …\n\n\n\n\n\n' +
      '03-05-2010, p.4\n\nRegio\n\nWind draait\n\nDe wind draaide.\n\n© Noord\n\n\n\n\n' +
      '04-05-2010, p.1\n\nWind blijft\n\nDe wind bleef.\n';
    assert.deepEqual(stories(text), [
      'Wind draait | - | Noordblad | Regio | 2010-05-03 | De wind draaide.',
      'Wind blijft | - | Noordblad | - | 2010-05-04 | De wind bleef.',
    ]);
  });
});

suite('A text that looks like an export', () => {
  test('but is not understood is said to be of that database, with what to save instead', () => {
    const text = 'Le vent tourne\n\nLe vent.\n\nNuméro de document : news·20100503·NB·1\n';
    assert.deepEqual(stories(text), []);
    const [warning] = unsplitExport(text).map(importMessage);
    assert.match(warning ?? '', /looks like an export of Europresse.* again as \.html,/);
  });

  test('only by its words is none', () => {
    assert.deepEqual(unsplitExport('We searched Factiva and LexisNexis for the document.'), []);
  });
});

import assert from 'node:assert/strict';
import { statedAuthor, statedTitle } from '../../../src/core/imports/documentFacts';
import { headDate } from '../../../src/core/imports/headDate';

suite('Properties of a document', () => {
  test('name an author, but no program, login, template or nobody', () => {
    for (const author of [
      'Ann Lee',
      'Reuters',
      'OECD',
      '王小明',
      'de la Cruz, Ana',
      'Adobe Smith Jones',
    ]) {
      assert.equal(statedAuthor(author), author);
    }
    const others = [
      'ibm',
      'IBM',
      'python-docx',
      'user',
      'Admin',
      'Windows User',
      'Microsoft Office User',
    ];
    const logins = [
      'mschmidt',
      'LEE_A',
      'lee2',
      'DOMAIN\\lee',
      'lee@port.example',
      '??????',
      '',
      ' - ',
    ];
    for (const author of [...others, ...logins])
      assert.equal(statedAuthor(author), undefined, author);
    assert.equal(statedAuthor(undefined), undefined);
  });

  test('name a title, but not that of a file or of an untitled one', () => {
    for (const title of [
      'Port talks',
      'Bericht',
      'COVID-19',
      'Word for word',
      '2024 budget speech',
    ]) {
      assert.equal(statedTitle(title), title);
    }
    assert.equal(statedTitle('Microsoft Word - Port talks stall.doc'), 'Port talks stall');
    assert.equal(statedTitle('Port talks stall.pdf'), 'Port talks stall');
    const others = [
      '10811.exe',
      '??????',
      'Microsoft Word - rpt_03.doc',
      'Document1',
      'Untitled',
      'x.qxd',
    ];
    const codes = ['PowerPoint Presentation', 'final_v2', '10811', 'A/79/L.123', ''];
    for (const title of [...others, ...codes]) assert.equal(statedTitle(title), undefined, title);
  });
});

suite('The date of a document', () => {
  test('is in a short line at its head', () => {
    const heads: Readonly<Record<string, string>> = {
      '# Port talks\n\nBerlin, 3 May 2024\n\nThe union rejects.': '2024-05-03',
      'Hafenstreik\n\nBerlin, den 3. Mai 2024': '2024-05-03',
      'Published: 2024-05-03\nWords.': '2024-05-03',
      'Paris, le 1er août 2023': '2023-08-01',
      'For release May 3, 2024, 10 a.m.': '2024-05-03',
      '政策\n\n2024年5月3日\n': '2024-05-03',
      'Report\n\nMay 2024\n\nWords.': '2024-05',
      'Minutes of 13/05/2024': '2024-05-13',
    };
    for (const [text, date] of Object.entries(heads))
      assert.deepEqual(headDate(text, 'a.docx'), { date, from: 'head' }, text);
  });

  test('is not in a sentence, a range, a deadline, or in figures that are two days', () => {
    const sentence =
      'The ministry said on Friday, 3 May 2024, that the port would stay closed until the talks are over.';
    const others = [sentence, '3 May 2024 – 7 May 2024', 'Comments by 30 June 2025', '03/04/2024'];
    for (const text of others) assert.equal(headDate(text, 'a.docx'), undefined, text);
    const late = `${'A line.\n\n'.repeat(40)}3 May 2024`;
    assert.equal(headDate(late, 'a.docx'), undefined);
  });

  test('is else in the name of its file', () => {
    for (const name of [
      '2024-05-03 Minutes.docx',
      'minutes_20240503.pdf',
      'Minutes 3 May 2024.odt',
    ]) {
      const found = { date: '2024-05-03', from: 'name' };
      assert.deepEqual(headDate('Words.', name), found, name);
    }
    for (const name of ['12345678.pdf', 'minutes.pdf', 'A-2024-99-01.pdf', '202405031.pdf']) {
      assert.equal(headDate('Words.', name), undefined, name);
    }
  });
});

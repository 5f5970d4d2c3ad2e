import assert from 'node:assert/strict';
import { readWebAnnotations } from '../../../src/formats/w3c/readWebAnnotations';

const read = (content: unknown) =>
  readWebAnnotations({
    name: 'notes.jsonld',
    bytes: new TextEncoder().encode(JSON.stringify(content)),
  });

const quote = (exact: string, prefix = '', suffix = '') => ({
  ...{ type: 'TextQuoteSelector', exact, prefix, suffix },
});

suite('Web annotations', () => {
  test('of the W3C become passages of an article of quotes', () => {
    const { project, problems } = read([
      {
        ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: 'urn:a#k7' },
        creator: { type: 'Person', name: 'Inês Prado', nickname: 'ines' },
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'actor: The mayor' },
          { type: 'TextualBody', purpose: 'tagging', value: 'Money' },
          { type: 'TextualBody', purpose: 'commenting', value: 'Loud.' },
        ],
        target: [
          { source: 'https://a.example/talk', selector: quote('the fee', 'He said 😀 ', ' must') },
          { source: 'https://a.example/talk', selector: [quote('go')] },
        ],
      },
      { type: 'Annotation', id: 'urn:b', bodyValue: 'Nice', target: 'https://a.example/picture' },
    ]);
    const [{ text, url } = project!.documents[0]!] = project!.documents;
    assert.deepEqual([text, url], ['He said 😀 the fee must\n\ngo', 'https://a.example/talk']);
    const [mark] = project!.marks;
    assert.equal(text.slice(mark!.start, mark!.end), 'the fee must\n\ngo');
    assert.deepEqual(
      [mark!.id, mark!.quote, mark!.codes, mark!.coder, mark!.note],
      ['web-k7', 'the fee […] go', ['actor\nThe mayor', 'Money'], 'ines', 'Loud.'],
    );
    assert.deepEqual(
      problems.map(({ code, count }) => [code, count]),
      [['annotations-unquoted', 1]],
    );
  });

  test('of Hypothesis become the same', () => {
    const row = {
      ...{ id: 'Xy-1', user: 'acct:zoe@hypothes.is', uri: 'https://a.example/talk', tags: ['fee'] },
      text: 'See below.',
      document: { title: ['A talk'] },
      target: [{ source: 'https://a.example/talk', selector: [{ type: 'Range' }, quote('Fees')] }],
    };
    const { documents, marks } = read({ total: 1, rows: [row] }).project!;
    assert.deepEqual(
      documents.map(({ title, text }) => [title, text]),
      [['A talk', 'Fees']],
    );
    assert.deepEqual(
      marks.map(({ id, codes, coder, note }) => [id, codes, coder, note]),
      [['web-Xy-1', ['fee'], 'zoe', 'See below.']],
    );
  });

  test('are not other lists of objects', () => {
    assert.throws(() => read([{ target: 'A' }]), { code: 'unknown-kind' });
    assert.throws(() => read([{ type: 'Annotation', target: 'a:b' }, { text: 'A' }]), {
      code: 'unknown-kind',
    });
  });
});

import assert from 'node:assert/strict';
import { importMessage } from '../../../src/core';
import { readForeign } from '../../../src/formats/readForeign';
import { importer as html } from '../../../src/formats/html';
import { importer as mail } from '../../../src/formats/mail';
import { importer as news } from '../../../src/formats/news';
import { fromHtml } from '../../../src/formats/html';

/** The stories of a file, a line for each: title | author | source | section | date | words; then
 * what is said of it. */
async function stories(content: string, name = 'page.html'): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(content);
  const place = { name, size: bytes.length, bytes: () => Promise.resolve(bytes) };
  const modules = {
    html: { importer: html, fromHtml },
    mail: { importer: mail },
    news: { importer: news },
  };
  const load = (id: string) => Promise.resolve(modules[id as keyof typeof modules]);
  const read = await readForeign(place, load, { isCancelled: () => false });
  const lines = read.articles.map((one) =>
    [one.title, one.author, one.source, one.section, one.date, one.text.replace(/\n+/g, ' / ')]
      .map((part) => part ?? '-')
      .join(' | '),
  );
  return [...lines, ...read.problems.map(importMessage)];
}

const page = (body: string): string =>
  `<html><head><title>x</title></head><body>${body}</body></html>`;
const READ = 'Wind dreht | Ute Quast | Nordblatt | Ort | 2010-05-03 | Der Wind drehte. / Er blieb.';

suite('Pages of news databases', () => {
  const lines = (words: string, day: string, language: string): string =>
    `<div id="article-NORDBL0020100504e6530000a" class="article"><div class="article deArticle"><p>
    <div>Ort</div><div id="hd"><span class="deHeadline">2) Wind dreht</span></div>
    <div class="author">Von Ute Quast </div><div>${words}</div><div>${day}</div><div>Nordblatt</div>
    <div>NORDBL</div><div>4</div><div>${language}</div><div>(c) 2010</div></p>
    <p class="articleParagraph dearticleParagraph">Der <b>Wind</b> drehte.</p>
    <p class="articleParagraph dearticleParagraph">Er blieb.</p><p>Foto: Quast</p>
    <p>Dokument NORDBL0020100504e6530000a</p></div></div>`;
  for (const [language, words, day] of [
    ['German', '12 Wörter', '3 Mai 2010'],
    ['French', '12 mots', '3 mai 2010'],
    ['Chinese', '12 字', '2010 年 5 月 3 日'],
  ] as const) {
    test(`of Factiva in ${language}`, async () => {
      assert.deepEqual(await stories(page(lines(words, day, 'Deutsch'))), [READ]);
    });
  }

  test('of Factiva count hits of which there is only a headline', async () => {
    const hit = '<table class="headlines"><tr class="headline"><td>Flut</td></tr></table>';
    const found = await stories(page(lines('12 Wörter', '3 Mai 2010', 'Deutsch') + hit));
    assert.match(found[1] ?? '', /^1 hit shows only its headline/);
  });

  test('of Factiva with codes', async () => {
    const row = (code: string, value: string): string =>
      `<tr><td class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`;
    const table = [
      row('SE', 'Ort') + row('HD', '<b class="deHeadline">Wind dreht</b>') + row('BY', 'Ute Quast'),
      row('WC', '12 Wörter') + row('PD', '3 Mai 2010') + row('SN', 'Nordblatt'),
      row('LP', '<p class="articleParagraph">Der Wind drehte.</p>'),
      row('TD', '<p class="articleParagraph">Er blieb.</p>'),
      row('NS', 'Wind') + row('AN', 'Dokument NORDBL0020100504e6530000a'),
    ];
    const found = await stories(
      page(`<div class="article deArticle"><table>${table.join('')}</table></div>`),
    );
    assert.deepEqual(found, [READ]);
  });

  test('of Factiva in XML, whose number of stories is compared', async () => {
    const xml =
      '<?xml version="1.0"?><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">' +
      '<ppsarticleResultSet count="2"><ppsarticle><article>' +
      '<accessionNo>NORDBL0020100504e6530000a</accessionNo><headline><paragraph><hlt>Wind</hlt> dreht' +
      '</paragraph></headline><byline>Ute Quast</byline><sectionName>Ort</sectionName>' +
      '<leadParagraph><paragraph>Der Wind drehte.</paragraph></leadParagraph>' +
      '<sourceName>Nordblatt</sourceName><publicationDate><date>2010-05-03</date></publicationDate>' +
      '<tailParagraphs>Er blieb.</tailParagraphs></article></ppsarticle></ppsarticleResultSet>' +
      '</ppsArticleResponse>';
    const [story, warning] = await stories(xml, 'a.xml');
    assert.equal(story, READ);
    assert.match(warning ?? '', /^This export says that it has 2 stories, but 1 was found/);
  });

  test('of Europresse, with an element for each story', async () => {
    const story =
      '<article><header><div><span class="DocPublicationName">Nordblatt, no 7</span></div>' +
      '<div><span class="DocHeader">Ort, lundi 3 mai 2010, p. 4</span></div>' +
      '<div class="titreArticle"><p class="titreArticleVisu">Wind dreht</p></div>' +
      '<div class="docAuthors">Ute Quast</div></header><section><div class="DocText">' +
      '<div class="docOcurrContainer"><p>Der <mark>Wind</mark> drehte.</p><p>Er blieb.</p></div></div>' +
      '</section><aside>Illustration(s)</aside><footer><small>© 2010</small>' +
      '<div class="publiC-lblNodoc">news·20100504·NB·1</div></footer></article>';
    assert.deepEqual(await stories(page(story + story.replace('Wind dreht', 'Flut'))), [
      READ,
      READ.replace('Wind dreht', 'Flut'),
    ]);
  });

  test('of Europresse, with a cell for each story', async () => {
    const cell =
      '<table><tr><td><span class="DocPublicationName">Nordblatt</span><br>' +
      '<span class="DocHeader">Ort, </span><span class="DocHeader">lundi </span>' +
      '<span class="DocHeader">3 mai 2010</span><br><span class="TitreArticleVisu">Wind dreht</span>' +
      '<br><br>Ute Quast<br><p></p>Der Wind drehte.<p></p>Er blieb.<p></p><i>© 2010 Nord</i>' +
      'Numéro de document : news·20100503·NB·1<table><tr><td>Certificat</td></tr></table></td></tr></table>';
    assert.deepEqual(await stories(page(cell)), [READ]);
  });

  test('of Integrum, Kikuzo, Yomidasu and APA DeFacto', async () => {
    const integrum =
      '<div><a name="1"></a><table><tr><td>^ИС:\n Nordblatt<br>^РБ:\n Ort<br>^ДТ:\n 03.05.2010<br>' +
      '^АВ:\n Ute Quast<br>^ЗГ:\n Wind dreht</td></tr></table><h3>Wind dreht</h3>' +
      '<pre>\n     Der Wind\ndrehte.\n     Er blieb.</pre></div>';
    assert.deepEqual(await stories(page(integrum)), [READ]);
    const kikuzo =
      '<table class="topic-list"><tr><th>No.</th></tr><tr><td>1</td><td>2010年05月03日</td><td>朝刊</td>' +
      '<td>１総</td></tr></table><table class="topic-detail"><tr><td><span class="font002">風</span></td>' +
      '</tr><tr><td><div class="detail001">　風が変わった。<br>　止まった。</div></td></tr></table>';
    assert.deepEqual(await stories(page(kikuzo)), [
      '風 | - | 朝日新聞 | １総 | 2010-05-03 | 風が変わった。 / 止まった。',
    ]);
    const yomidasu =
      '<div><table class="contentsTable"><tr><th>1</th><th>2010.05.03</th><th>風</th><th>東京</th>' +
      '<th>一面</th></tr></table></div><div><p class="mb10">　風が<span>変わった</span>。</p></div>';
    assert.deepEqual(await stories(page(yomidasu)), [
      '風 | - | 読売新聞 | 一面 | 2010-05-03 | 風が変わった。',
    ]);
    const defacto =
      '<div class="eintrag"><pre>"Nordblatt" vom 03.05.2010       Seite: 4\nRessort: Ort</pre>' +
      '<h3>Wind dreht</h3><p>Der Wind drehte.</p><p>Er blieb.</p></div>';
    assert.deepEqual(await stories(page(defacto)), [READ.replace('Ute Quast', '-')]);
  });

  const proquest = (title: string): string =>
    `<div><a name="DocID_MSTAR_1"></a><p>${title}</p><p><strong>Author: </strong>Ute Quast</p>` +
    '<p><strong>Full text: </strong><text><html><head><title></title></head><body><p>Der Wind drehte.' +
    '</p><p>Er blieb.</p></body></html></text></p><p><strong>Section: </strong>Ort</p>' +
    '<p><strong>Publication title: </strong>Nordblatt; Husum</p>' +
    '<p><strong>Publication date: </strong>May 3, 2010</p></div>';
  const both = [READ, READ.replace('Wind dreht', 'Flut')];

  test('of ProQuest, where an anchor begins each story and its text is a page', async () => {
    assert.deepEqual(await stories(page(proquest('Wind dreht') + proquest('Flut'))), both);
  });

  test('of ProQuest, sent as a message and forwarded', async () => {
    const quoted = page(`<blockquote>${proquest('Wind dreht')}${proquest('Flut')}</blockquote>`);
    const message =
      'From: desk@nord.example\nSubject: Fwd\nContent-Type: multipart/alternative; boundary=b\n\n' +
      `--b\nContent-Type: text/plain\n\n> Wind dreht\n\n--b\nContent-Type: text/html\n\n${quoted}\n--b--\n`;
    assert.deepEqual(await stories(message, 'sent.eml'), both);
  });

  test('of older versions of Nexis, where only an anchor may begin a story', async () => {
    const line = (text: string): string => `<BR><DIV CLASS="c4"><P>${text}</P></DIV>`;
    const story = (title: string, divider: string): string =>
      `<A NAME="DOC_ID_0_1"></A>${divider}${line('Nordblatt')}${line('May 3, 2010 Monday')}` +
      `${line(title)}${line('BYLINE: Ute Quast')}${line('SECTION: Ort')}${line('LENGTH: 4 words')}` +
      `<DIV><P>Der Wind drehte.</P><P>Er blieb.</P></DIV>${line('LOAD-DATE: May 4, 2010')}`;
    const first = story('Wind dreht', line('1 of 2 DOCUMENTS'));
    assert.deepEqual(await stories(page(first + story('Flut', ''))), both);
  });
});

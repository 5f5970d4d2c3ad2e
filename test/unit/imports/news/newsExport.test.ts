import assert from 'node:assert/strict';
import { articleText, newsExport, originOf } from '../../../../src/core';

/** What an export gives: its articles as they would be written, then what was left out. `other`
 * where it is none. */
function stated(text: string): string {
  const found = newsExport(text, (body) => body.trim());
  if (!found) return 'other';
  const texts = found.articles.map((article) =>
    articleText(article, originOf('news.txt', article)),
  );
  return [...texts, ...found.problems.map(({ code, count }) => `${code} ${String(count)}`)]
    .join('\n')
    .replace(/#[0-9a-z]{11}"/g, '#KEY"');
}

const NUMBERED = `
                               1 of 2 DOCUMENTS


                              The Harbour Post

                         April 26, 2024 Friday
                              Final Edition

Port talks stall; Union waits

BYLINE: Ann Lee

SECTION: NEWS; Pg. 4

LENGTH: 12 words

DATELINE: OLD QUAY

The union rejects night shifts.

SUBJECT: they never agreed on one, its chair said.

LOAD-DATE: April 27, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                    Copyright 2024 Harbour Press
                        All Rights Reserved

                               2 of 2 DOCUMENTS


                              The Quay

                         May 2, 2024

Cranes stand still

LENGTH: 4 words

No crane moves.

LOAD-DATE: May 3, 2024
`;

const NUMBERED_MD = `---
title: "Port talks stall; Union waits"
author: "Ann Lee"
source: "The Harbour Post"
section: "NEWS; Pg. 4"
language: "ENGLISH"
date: "2024-04-26"
origin: "news.txt#KEY"
---

The union rejects night shifts.

SUBJECT: they never agreed on one, its chair said.

---
title: "Cranes stand still"
source: "The Quay"
date: "2024-05-02"
origin: "news.txt#KEY"
---

No crane moves.
`;

const ENDED = `User Name: A. Coder

Date and Time: Friday, May 3, 2024 10:15:00 AM

Documents (2)

1. Port talks stall

2. Cranes stand still

Search Terms: port AND strike

# Port talks stall

The Harbour Post

April 26, 2024 Friday

Copyright 2024 Harbour Press All Rights Reserved

Section: NEWS; Pg. 4

Length: 12 words

Byline: Ann Lee

# Body

The union rejects night shifts.

It waits.

Classification

Language: ENGLISH

Load-Date: April 27, 2024

End of Document

Cranes stand still

The Quay

May 2, 2024

Length: 4 words

Body

No crane moves.

Load-Date: May 3, 2024

End of Document
`;

const ENDED_MD = `---
title: "Port talks stall"
author: "Ann Lee"
source: "The Harbour Post"
section: "NEWS; Pg. 4"
language: "ENGLISH"
date: "2024-04-26"
origin: "news.txt#KEY"
---

The union rejects night shifts.

It waits.

---
title: "Cranes stand still"
source: "The Quay"
date: "2024-05-02"
origin: "news.txt#KEY"
---

No crane moves.
`;

const CODED = `HD
Port talks stall
BY
By Ann Lee
WC
12 words
PD
26 April 2024
SN
The Harbour Post
SC
HARPOST
LA
English
CY
Copyright 2024 Harbour Press

LP
The union rejects night shifts.

TD
It waits.

NS
Labour disputes
AN
Document HARPOST020240426ek4q00001

HD   Cranes stand still
WC   4 words
PD   2 May 2024
SN   The Quay
SC   QUAY
LA   English
LP   No crane moves.
AN   Document QUAY000020240502ek5200002
`;

const PLAIN = `News
Port talks stall
By Ann Lee
12 words
26 April 2024
10:15
The Harbour Post
HARPOST
4
English
Copyright 2024 Harbour Press

The union rejects night shifts.

It waits.

Document HARPOST020240426ek4q00001

Cranes stand still

4 words

2 May 2024

The Quay

QUAY

English

(c) 2024 Quay Press

No crane moves.

Document QUAY000020240502ek5200002
`;

const CODED_MD = `---
title: "Port talks stall"
author: "Ann Lee"
source: "The Harbour Post"
language: "English"
date: "2024-04-26"
origin: "news.txt#HARPOST020240426ek4q00001"
---

The union rejects night shifts.

It waits.

---
title: "Cranes stand still"
source: "The Quay"
language: "English"
date: "2024-05-02"
origin: "news.txt#QUAY000020240502ek5200002"
---

No crane moves.
`;

const FIELDS = `____________________________________________________________

Document 1 of 2

Port talks stall

Author: Lee, Ann

Publication info: The Harbour Post ; Old Quay [Old Quay]. 26 Apr 2024: A.4.

Abstract: A strike.

Links: https://library.example/1

Full text: The union rejects night shifts.

Note: it waits.

Subject: Strikes; Ports

Title: Port talks stall: union waits

Publication title: The Harbour Post

Publication date: Apr 26, 2024

ProQuest document ID: 3046000001

Document URL: https://library.example/docview/3046000001

Copyright: Copyright Harbour Press 2024

____________________________________________________________

Document 2 of 2

Cranes stand still

Full text: No crane moves.

Publication title: The Quay

Publication date: May 2, 2024

____________________________________________________________

Search strategy: port
`;

const FIELDS_MD = `---
title: "Port talks stall"
author: "Lee, Ann"
source: "The Harbour Post"
date: "2024-04-26"
url: "https://library.example/docview/3046000001"
origin: "news.txt#3046000001"
---

The union rejects night shifts.

Note: it waits.

---
title: "Cranes stand still"
source: "The Quay"
date: "2024-05-02"
origin: "news.txt#KEY"
---

No crane moves.
`;

suite('Exports of news databases become many articles', () => {
  test('where a line numbers each document', () => assert.equal(stated(NUMBERED), NUMBERED_MD));
  test('where a line ends each document', () => assert.equal(stated(ENDED), ENDED_MD));
  test('where each field has a code', () => assert.equal(stated(CODED), CODED_MD));
  test('where a line with its number ends each document', () =>
    assert.equal(stated(PLAIN), CODED_MD.replace('language:', 'section: "News"\nlanguage:')));
  test('where each field has a name', () => assert.equal(stated(FIELDS), FIELDS_MD));

  test('and one without a text is counted', () => {
    const empty = NUMBERED.replace('No crane moves.\n', '');
    assert.match(stated(empty), /night shifts\.[^]*entries-without-text 1$/);
  });

  test('one with an unknown head keeps its words', () => {
    const odd = NUMBERED.replace(/The Quay\n[^]*No crane/, 'No crane');
    assert.match(stated(odd), /---\norigin: "news\.txt#KEY"\n---\n\nNo crane moves\.\n$/);
  });

  test('one with numbers out of order is compared with what it says', () => {
    const found = stated(NUMBERED.replace('2 of 2', '7 of 2'));
    assert.equal(found, `${NUMBERED_MD}\nstories-expected 2`);
  });

  for (const [what, text] of [
    ['a letter', 'Dear desk,\n\nthe union rejects night shifts.\n\nBody\n\nof the letter.'],
    [
      'a text that speaks of documents',
      '1 of 2 DOCUMENTS was lost, she said.\n\nDocument 1 of 2\n',
    ],
    ['a list of ends', 'End of Document\n\nEnd of Document\n'],
    ['nothing', ''],
  ] as const) {
    test(`${what} is none`, () => assert.equal(stated(text), 'other'));
  }

  test('hostile ones cost no more than their length', () => {
    assert.equal(stated('1 of 2 DOCUMENTS\n'.repeat(100_000)), 'other');
    assert.equal(stated(`${' '.repeat(3_000_000)}x`), 'other');
    assert.equal(stated('End of Document\n\n'.repeat(300_000)), 'other');
    assert.equal(stated(`Body\n\n${'a: b\n\n'.repeat(300_000)}End of Document`), 'other');
  });
});

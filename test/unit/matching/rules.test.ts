import assert from 'node:assert/strict';
import { buildDictionaryOf } from '../../../src/core/matching/dictionary';
import { matchSlices, matchText, mentionsOf } from '../../../src/core/matching/match';
import { isInCapitals } from '../../../src/core/text/folding/spelling';
import { actors, exact, expectMentions, issues, mentionsIn, term } from './marked';

suite('Matching: borders', () => {
  test('A name matches as a whole word and not within one', () => {
    expectMentions(actors('China'), '[[China]] sent envoys; Chinatown and Indochina did not.');
  });

  test('Letters with accents, digits, marks and underscores are no border', () => {
    expectMentions(actors('Iran'), 'Iranés Iran2 Iran_ Iran\u0301 éIran 5Iran _Iran [[Iran]]');
  });

  test('A letter outside the basic plane is no border, an emoji is one', () => {
    expectMentions(actors('Iran'), 'Iran𐐀 𐐀Iran 😀[[Iran]]😀');
  });

  test('Nothing that a reader sees as one character is cut: flags, families, colours', () => {
    expectMentions(actors('🇺🇸'), '[[🇺🇸]] 🇷🇺🇸🇦 🇨🇳[[🇺🇸]]🇷🇺 [[🇺🇸]]🇦');
    expectMentions(
      actors('👩', '👧', '👍', '🏴'),
      '[[👩]][[👧]] 👩‍👧 [[👍]] 👍🏽 🏴\u{e0067}\u{e007f}',
    );
  });

  test('A joiner or non-joiner behind a name goes with it, so that its span can be quoted', () => {
    expectMentions(actors('ایران'), '[[ایران\u200c]]ها [[ایران]] \u200d[[ایران]]');
    expectMentions(actors('China'), '[[China\u200d\u200d]] \u{200c}[[China\u200c]]’s');
  });

  test('Every kind of bracket, dash and quotation mark is a border', () => {
    expectMentions(
      actors('Iran'),
      '([[Iran]]) —[[Iran]]— „[[Iran]]“ «[[Iran]]» [[Iran]]…[[Iran]]/[[Iran]]',
    );
  });

  test('Both parts of a hyphenated compound match', () => {
    expectMentions(
      actors('U.S.', 'China'),
      'the [[U.S.]]-[[China]] talks, [[U.S.]]–[[China]] trade',
    );
  });

  test('A possessive matches, and the span is the name alone', () => {
    expectMentions(
      actors('China', 'States'),
      "[[China]]'s, [[China]]’s and the [[States]]’ exports",
    );
  });

  test('A name that ends with a full stop needs a border behind it too', () => {
    expectMentions(actors('U.S.'), 'the [[U.S.]] and U.S.A. and ([[U.S.]]), [[U.S.]]');
  });

  test('A name in brackets begins and ends with its brackets', () => {
    expectMentions(actors('(EU)', 'EU member'), 'the Union [[(EU)]] and an [[EU member]], x(EU)');
  });

  test('A name that begins with an apostrophe is found with any apostrophe', () => {
    expectMentions(actors("'Ndrangheta"), "la [[’Ndrangheta]] e la [['ndrangheta]], Ndrangheta");
  });

  test('A flag is an alias like another', () => {
    expectMentions(actors('🇺🇸'), 'Flags: [[🇺🇸]], [[🇺🇸]] 🇨🇳');
  });

  test('A name of signs alone is found between borders', () => {
    expectMentions(issues('€', '§ 218'), 'about [[€]] and [[§ 218]], but €5 and §218');
  });
});

suite('Matching: case', () => {
  test('Case does not matter', () => {
    expectMentions(
      actors('United States'),
      '[[UNITED STATES]], [[united states]], [[United STATES]]',
    );
  });

  test('Greek, Cyrillic and Georgian letters have case too, with both small sigmas', () => {
    expectMentions(actors('Πρόεδρος', 'Россия'), '[[ΠΡΌΕΔΡΟΣ]] και [[πρόεδροσ]], [[РОССИЯ]]');
  });

  test('Letters with case outside the basic plane match in both', () => {
    expectMentions(actors('𐐀𐐩𐐪'), 'in [[𐐀𐐩𐐪]], [[𐐨𐐁𐐂]], 𐐨𐐁𐐃');
  });

  test('A capital ẞ and a small ß are one letter, ss is another', () => {
    expectMentions(actors('Weiß'), '[[WEIẞ]] [[weiß]] Weiss WEISS');
  });

  test('A dotted capital İ and a dotless ı are letters of their own', () => {
    expectMentions(actors('Irak'), '[[irak]] [[IRAK]] İrak ırak');
  });

  test('Capitals match as they are written', () => {
    expectMentions(
      actors('US', 'NATO', 'U.S.'),
      'join us, [[US]]; nato, Nato, [[NATO]]; u.s. [[U.S.]]',
    );
  });

  test('One cased letter among digits is not "in capitals"', () => {
    expectMentions(actors('G7'), '[[G7]] and [[g7]]');
    assert.equal(isInCapitals('G7'), false);
    assert.equal(isInCapitals('B52 XL'), true);
  });

  test('An exact alias matches as written only', () => {
    expectMentions(exact('Turkey', 'iPhone'), '[[Turkey]], turkey, TURKEY, [[iPhone]], iphone');
  });

  test('An exact alias still ignores the kind of apostrophe and space', () => {
    expectMentions(exact("Xi'an City"), 'in [[Xi’an\u00a0City]], not in xi’an city');
  });
});

suite('Matching: white space and punctuation within a name', () => {
  test('Runs of white space, no-break spaces and line breaks stand for a space', () => {
    expectMentions(
      actors('United States'),
      'the [[United   States]], [[United\u00a0States]], [[United\nStates]], [[United \t\n\u202fStates]], UnitedStates',
    );
  });

  test('White space in the alias itself may be of any kind', () => {
    expectMentions(actors('  United\u00a0 \nStates '), 'the [[United States]]');
  });

  test('Typographic apostrophes, quotes and dashes equal the plain ones', () => {
    expectMentions(
      actors("O'Neill", '“Quad”', 'Al-Qaida'),
      '[[O’Neill]], [[O\'Neill]], [[O‘Neill]]; the [["Quad"]], the [[„Quad“]]; [[Al‑Qaida]], [[Al–Qaida]]',
    );
  });

  test('Other punctuation within a name must be the same', () => {
    expectMentions(actors('U.S.', 'AT&T'), '[[U.S.]] U,S, U S [[AT&T]] AT+T AT & T');
  });
});

suite('Matching: Unicode forms', () => {
  test('A text in decomposed form matches, and the span is that of the text', () => {
    expectMentions(
      actors('Lansana Conté', 'Österreich'),
      '[[Lansana Conte\u0301]] in [[O\u0308sterreich]]',
    );
  });

  test('A decomposed alias matches composed text', () => {
    expectMentions(actors('Conte\u0301'), 'President [[Conté]]');
  });

  test('A name does not match the beginning of a decomposed letter', () => {
    expectMentions(actors('Conte', 'か'), 'Conte\u0301 [[Conte]] か\u3099');
  });

  test('Hangul in single letters matches syllables', () => {
    expectMentions(actors('한국'), '[[\u1112\u1161\u11ab\u1100\u116e\u11a8]]은');
  });

  test('The Ångström sign and the Kelvin sign are the letters they look like', () => {
    expectMentions(actors('Åland', 'Kiev'), '[[\u212bland]] and [[\u212aiev]]');
  });

  test('Offsets behind decomposed letters are those of the text', () => {
    const text = 'e\u0301'.repeat(100) + ' China';
    assert.deepEqual(mentionsIn(actors('China'), text), [
      { start: 201, end: 206, layer: 'actor', ids: ['China'], marked: false },
    ]);
  });

  test('Half a character in the text or in an alias matches nothing', () => {
    assert.deepEqual(mentionsIn(actors('\ud83c', 'x\udc00'), '🇺🇸 x\udc00 \ud83c'), []);
  });
});

suite('Matching: scripts without word borders', () => {
  test('Han and Kana match within a run, the long vowel mark included', () => {
    expectMentions(actors('中国', 'ミャンマー'), '他说[[中国]]和[[ミャンマー]]は会談した');
  });

  test('Characters outside the basic plane match within a run', () => {
    expectMentions(actors('𠮷野'), '首相[[𠮷野]]氏');
  });

  test('Thai, Lao, Khmer and Burmese match within a run', () => {
    expectMentions(
      actors('สหรัฐ', 'ລາວ', 'កម្ពុជា', 'မြန်မာ'),
      'รัฐบาล[[สหรัฐ]]กล่าว ປະເທດ[[ລາວ]]ແລະ ប្រទេស[[កម្ពុជា]]និង နိုင်ငံ[[မြန်မာ]]သည်',
    );
  });

  test('A free border never cuts what is read as one character', () => {
    expectMentions(actors('กา', 'น'), 'ก่า กา่ [[กา]]แฟ นำ [[น]]ก');
  });

  test('Hangul needs a border before it, and none behind, for particles', () => {
    expectMentions(actors('한국', '미국'), '[[한국]]은 남한국 [[미국]]과의');
  });

  test('A Latin name in a Chinese sentence needs its borders', () => {
    expectMentions(actors('NATO', '北约NATO'), '与NATO的 与 [[NATO]] 的 在[[北约NATO]]');
  });
});

suite('Matching: which match wins', () => {
  test('The longest of the matches that begin at the same place', () => {
    expectMentions(actors('Xi', 'Xi Jinping'), '[[Xi Jinping]] met; [[Xi]] said');
  });

  test('The leftmost of two that overlap, though the other is longer', () => {
    expectMentions(actors('New York', 'York City Council'), 'the [[New York]] City Council');
  });

  test('Chosen after the border test: a longer candidate without its border hides nothing', () => {
    expectMentions(actors('U.S', 'U.S.', 'West Bank', 'West'), '[[U.S]].A. and [[West]] Banks');
  });

  test('After a longer name that fails, a shorter one within it is found', () => {
    expectMentions(
      actors('New York Times', 'York', 'Times Square'),
      'New [[York]] Timesman; New [[York]] time; [[New York Times]] Square',
    );
  });

  test('Actors and issues are two layers and nest', () => {
    expectMentions(
      [...actors('Chinese'), ...issues('Chinese exports')],
      'on [[[[Chinese]] exports]] and [[Chinese]] imports',
    );
  });

  test('Layers do not compete: an overlap across them keeps both', () => {
    const found = mentionsIn(
      [...actors('European Central Bank'), ...issues('Bank Reform')],
      'a European Central Bank Reform',
    );
    assert.deepEqual(
      found.map(({ layer, start, end }) => [layer, start, end]),
      [
        ['actor', 2, 23],
        ['issue', 19, 30],
      ],
    );
  });

  test('An alias of two entries is one mention with both', () => {
    const terms = [
      term('actor', 'Washington', 'united-states'),
      term('actor', 'Washington', 'city'),
    ];
    assert.deepEqual(
      mentionsIn(terms, 'Washington').map(({ ids }) => ids),
      [['united-states', 'city']],
    );
  });

  test('An exact and a loose alias of the same words are one mention where both match', () => {
    const terms = [term('actor', 'US', 'united-states'), term('actor', 'Us', 'film')];
    assert.deepEqual(
      mentionsIn(terms, 'US, us').map(({ ids }) => ids),
      [['united-states', 'film'], ['film']],
    );
  });

  test('The same alias twice in one entry names it once', () => {
    const terms = [term('actor', 'China', 'china'), term('actor', 'CHINA ', 'china')];
    assert.deepEqual(
      mentionsIn(terms, 'CHINA').map(({ ids }) => ids),
      [['china']],
    );
  });

  test('A weak alias is no mention, unless asked for', () => {
    const weak = [{ ...term('actor', 'American'), weak: true }, term('actor', 'America')];
    expectMentions(weak, 'an American in [[America]]');
    const dictionary = buildDictionaryOf(weak, { includeWeak: true });
    assert.equal(matchText(dictionary, 'an American in America').actor.starts.length, 2);
  });

  test('An empty alias and an empty text match nothing', () => {
    expectMentions(actors('', ' \n'), 'nothing here');
    expectMentions(actors('China'), '');
    expectMentions([], 'China');
  });
});

suite('Matching: parts of a text', () => {
  test('Within a part, borders still see the text around it', () => {
    const dictionary = buildDictionaryOf(actors('China'));
    const text = 'xChina China Chinax China';
    const found = matchText(dictionary, text, 1, 18);
    assert.deepEqual([...found.actor.starts], [7]);
  });

  test('In slices of any length the matches are those of one pass', () => {
    const dictionary = buildDictionaryOf([
      ...actors('New York', 'York', 'é'),
      ...issues('York Times'),
    ]);
    const text = 'New York Times, e\u0301 York\u0301 Timesman; New   York. '.repeat(30);
    const whole = mentionsOf(dictionary, matchText(dictionary, text));
    for (const unitsPerSlice of [1, 2, 7, 64, 100_000]) {
      const slices = matchSlices(dictionary, text, unitsPerSlice);
      let step = slices.next();
      let steps = 0;
      for (; !step.done; step = slices.next()) steps++;
      assert.deepEqual(mentionsOf(dictionary, step.value), whole);
      assert.ok(steps >= text.length / unitsPerSlice / 10, `${steps} steps`);
    }
  });
});

/** Names, quotes or notes that try to run something, make a request or break the layout. `port`
 * belongs to a server on this machine that should get no request, `command` should not run. */
export function hostileTexts(port: number, command: string): readonly string[] {
  const home = `http://127.0.0.1:${port}/x`;
  return [
    `<${home}> <command:${command}> <command:policyAnnotator.showInTree?>`,
    `[press](command:${command})`,
    `![](${home}.png)`,
    `<img src="${home}.png" onerror="alert(1)">`,
    `</span><script>fetch('${home}')</script>`,
    `$(trash) [x](${home} "title") $(zap~spin)`,
    `\`\`\`\n[press](command:${command})\n\`\`\`\n# Head\n- list`,
    `<a href="command:${command}">press</a>`,
    `[a]: ${home}\n[a]`,
    `${home} www.example.org me@example.org`,
    `\u202egnp.x\u202c \u2066right\u2069 \u200b\u00ad`,
    `\\[x\\](command:${command}) \\\\[y](command:${command})`,
    `|a|b|\n|-|-|\n|![](${home})|c|`,
    '\u2028two\u2029lines\nand\r\nmore\ttabs',
    'W'.repeat(20_000),
    '{{x}} ${x} %s {0} __proto__ constructor',
    `<svg onload=alert(1)><iframe src="${home}"></iframe>`,
    `&lt;img src=${home}&gt; &#91;x](command:${command})`,
    '**bold** _em_ ~~s~~ `code` > quote',
    `[![](${home})](command:${command})`,
  ];
}

/** The files of a corpus that has the text in every place where a file can have text. */
export function hostileFiles(payload: string): Readonly<Record<string, string>> {
  const text = JSON.stringify(payload);
  // VS Code shows a question about line separators in a document, and waits for the answer.
  const article = `The Union rejects night shifts. ${payload.replaceAll(/[\u2028\u2029]/g, ' ')}\n`;
  return {
    'codebook.yaml': `format: policy-codebook/1
title: ${text}
actors:
  union: {name: ${text}, aliases: [Union], type: ${text}, note: ${text}}
  other: {name: Other}
issues:
  nights: {name: ${text}, statement: ${text}, note: ${text}}
`,
    'a.txt': article,
    'a.txt.annotations.yaml': `format: policy-annotations/1
article: {title: ${text}, author: ${text}, source: ${text}}
positions:
  - {id: aaaaaaaa, actor: union, issue: nights, stance: oppose, note: ${text}, tags: [${text}], comments: [{by: lea, text: ${text}}], quote: {exact: "rejects night"}}
  - {id: bbbbbbbb, actor: other, issue: nights, stance: support, quote: {exact: "shifts"}, fields: {mood: ${text}}}
  - {id: cccccccc, actor: ${text}, issue: ${text}, stance: ${text}, quote: {exact: ${text}}}
...
`,
  };
}

/** A corpus of which each actor, issue and quote has another of the texts, in one article (`a.txt`)
 * and in the name of a file. */
export function hostileCorpus(texts: readonly string[]): Readonly<Record<string, string>> {
  const stated = texts.map((text) => JSON.stringify(text));
  // YAML does not allow longer keys.
  const keys = texts.map((text) => JSON.stringify(text.slice(0, 100)));
  const each = (line: (text: string, at: number) => string): string => stated.map(line).join('\n');
  return {
    'codebook.yaml': `format: policy-codebook/1
actors:
${each((text, at) => `  union-${at}: {name: ${text}, aliases: [Union ${at}], note: ${text}, type: ${text}, attributes: {${keys[at] ?? ''}: ${text}}}`)}
  other: {name: Other}
issues:
${each((text, at) => `  nights-${at}: {name: ${text}, statement: ${text}, note: ${text}}`)}
`,
    '$(trash) [x](command:y) <img src=x>.txt': 'No news.\n',
    'a.txt': texts.map((_, at) => `Union ${at} rejects shift ${at}.\n`).join(''),
    'a.txt.annotations.yaml': `format: policy-annotations/1
positions:
${each(
  (
    text,
    at,
  ) => `  - {id: oppose-${at}, actor: union-${at}, issue: nights-${at}, stance: oppose, note: ${text}, quote: {exact: "Union ${at} rejects"}}
  - {id: support-${at}, actor: other, issue: nights-${at}, stance: support, tags: [${text}], quote: {exact: "shift ${at}."}}
  - {id: unknown-${at}, actor: ${text}, issue: ${text}, stance: ${text}, quote: {exact: ${text}}}`,
)}
...
`,
  };
}

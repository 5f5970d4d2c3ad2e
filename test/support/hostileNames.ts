/** Names of files or folders that try to run a command, make a request or break the layout. `port`
 * belongs to a server on this machine that should get no request, `command` should not run. No
 * slash, and at most 200 bytes. */
export function hostileNames(port: number, command: string): readonly string[] {
  const home = `http:&#47;&#47;127.0.0.1:${port}`;
  return [
    `[press](command:${command})`,
    `![](${home})`,
    `<img src=x onerror=alert(1)>`,
    `<img src=\\\\127.0.0.1:${port}\\x>`,
    `<a href="command:${command}">press<`,
    `<command:${command}>`,
    `$(trash) $(zap~spin)`,
    `\u202egnp.x\u202c \u2066right\u2069 \u200b\u00ad`,
    `"quotes" 'single' \`code\` “typed”`,
    'two\nlines\r\nand\ttabs\u2028end',
    '\u001b[31mred\u009b0m\u0007',
    '**bold** _em_ ~~s~~ # Head | a | b',
    `<svg onload=alert(1)><`,
    '{{x}} ${x} %s {0} __proto__',
    `\\[x\\](command:${command})`,
    'W'.repeat(200),
    `%2e%2e&lt;img src=${home}&gt; &#91;x](command:${command})`,
    'שלום `-- 😀',
  ];
}

/** A corpus in which each name is that of an article and of its folder. Two annotations of each are
 * about one issue; their ids are used in all articles, so that messages about problems contain the
 * names of the files. */
export function hostileNamesCorpus(names: readonly string[]): Readonly<Record<string, string>> {
  const files = names.flatMap((name, at): [string, string][] => [
    [`${name}/${name}.txt`, `Union rejects shift ${at}. Port wants it.\n`],
    [
      `${name}/${name}.txt.annotations.yaml`,
      `format: policy-annotations/1
positions:
  - {id: same-a, actor: union, issue: nights, stance: oppose, quote: {exact: "Union rejects"}}
  - {id: same-b, actor: port, issue: nights, stance: support, quote: {exact: "Port wants"}}
  - {id: lost-${at}, actor: port, issue: nights, stance: support, quote: {exact: "nowhere to be found"}}
...
`,
    ],
  ]);
  return {
    'codebook.yaml': `format: policy-codebook/1
actors:
  union: {name: Union}
  port: {name: Port}
issues:
  nights: {name: Night shifts}
`,
    'plain.txt': 'No news.\n',
    ...Object.fromEntries(files),
  };
}

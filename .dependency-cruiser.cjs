// The one arrow: core ← project ← node ← vscode and cli. The folder is the permission.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

// Core's folders, from the ground up: each imports itself and those before it.
const CORE = [
  ...['util', 'model', 'problems', 'text', 'yaml', 'tables', 'codebook', 'annotation-file'],
  ...['matching', 'anchoring', 'corpus', 'analysis', 'networks', 'measures', 'intercoder'],
  ...['counted', 'query'],
  ...['searches', 'imports'],
  ...['concordance', 'quality', 'citations', 'drawing', 'views', 'refactor', 'listings', 'exports'],
];

// The views, likewise.
const VIEWS = [
  ...['words', 'facts', 'references', 'highlights', 'cards', 'trees', 'counted', 'filter', 'board'],
  ...['matrix', 'timeline', 'network', 'intercoder', 'pages', 'picks', 'coding', 'yaml', 'panel'],
];

const order = (root, folders) =>
  folders.map((folder, at) =>
    rule(
      `${root.slice('src/'.length).replace('/', '-')}-order-${folder}`,
      `${folder} imports itself and what comes before it in ${root}.`,
      { path: `^${root}/${folder}/` },
      { path: `^${root}/(${[...folders.slice(at + 1), '[^/]+\\.ts'].join('|')})` },
    ),
  );

module.exports = {
  forbidden: [
    ...order('src/core', CORE),
    ...order('src/core/views', VIEWS),
    rule(
      'no-cycles',
      'No run-time import cycles.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'core-is-pure',
      'core imports itself, yaml, picomatch, d3-force and the version in the manifest, nothing else.',
      { path: '^src/core/' },
      {
        pathNot: [
          '^src/core/',
          '^node_modules/(yaml|picomatch|@types/picomatch|d3-force|@types/d3-force)/',
          '^package\\.json$',
        ],
      },
    ),
    rule(
      'project-is-host-free',
      'project imports itself and core.',
      { path: '^src/project/' },
      { pathNot: ['^src/project/', '^src/core/'] },
    ),
    rule(
      'core-has-a-door',
      'Other layers enter core by core/index.ts.',
      { path: '^src/(project|node|vscode|extension|cli)' },
      { path: '^src/core/', pathNot: '^src/core/index\\.ts$' },
    ),
    rule(
      'formats-are-apart',
      'A format imports what all formats share, types and rules of core by its door, its rule of XML, itself and libraries.',
      { path: '^src/formats/([^/]+)/' },
      { pathNot: '^(src/formats/($1/|[^/]+\\.ts$)|src/core/(index|text/xml)\\.ts$|node_modules/)' },
    ),
    rule(
      'formats-are-loaded',
      'Modules of formats are loaded when they are used, and imported by nothing but tests.',
      { path: '^src/', pathNot: '^src/formats/' },
      { path: '^src/formats/[^/]+/' },
    ),
    rule(
      'features-do-not-know-each-other',
      'A feature imports no other feature.',
      { path: '^src/vscode/features/([^/]+?)(\\.ts)?(/|$)' },
      { path: '^src/vscode/features/', pathNot: '^src/vscode/features/$1(\\.ts|/)' },
    ),
    rule(
      'only-vscode-imports-vscode',
      'The editor is known in src/vscode, src/extension.ts and the host tests only.',
      { pathNot: '^(src/vscode/|src/extension\\.ts|test/host/)' },
      { path: '^(vscode$|node_modules/@types/vscode)' },
    ),
    rule(
      'node-has-its-place',
      'Node is imported by src/node, src/vscode/node, src/cli and test.',
      { path: '^src/', pathNot: '^src/(node|vscode/node|cli)/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'node-is-shared',
      'src/node imports itself, core, project, the catalog and the contract of formats and Node: the editor and the command line share it.',
      { path: '^src/node/' },
      {
        dependencyTypesNot: ['core'],
        pathNot: '^src/(node|core|project)/|^src/formats/(catalog|contract)\\.ts$',
      },
    ),
    rule(
      'node-code-stays-in-node',
      'src/node is imported where Node is.',
      { path: '^src/', pathNot: '^src/(node|vscode/node|cli)/' },
      { path: '^src/node/' },
    ),
    rule(
      'hosts-do-not-know-each-other',
      'cli and vscode never meet.',
      { path: '^src/cli/' },
      { path: '^src/(vscode|extension)' },
    ),
    rule(
      'web-view-is-thin',
      'The page of a panel imports itself and the types of core/webview.ts.',
      { path: '^src/webview/' },
      { pathNot: ['^src/webview/', '^src/core/webview\\.ts$'] },
    ),
    rule(
      'nobody-imports-the-page',
      'The page of a panel is reached by messages only.',
      { path: '^src/', pathNot: '^src/webview/' },
      { path: '^src/webview/' },
    ),
    rule(
      'nothing-imports-the-root',
      'Nobody imports the composition root but the entries of hosts.',
      { path: '^src/', pathNot: '^src/vscode/(node|web)/main\\.ts$' },
      { path: '^src/extension\\.ts$' },
    ),
    rule(
      'source-knows-no-test',
      'No source imports a test.',
      { path: '^src/' },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.d.ts'] },
  },
};

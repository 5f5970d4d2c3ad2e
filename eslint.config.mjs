import tseslint from 'typescript-eslint';
import { IDENTIFIERS, identifierPattern } from './scripts/lib/glossary.mjs';
import { inPlace } from './scripts/lib/inPlace.mjs';

// The glossary: standard words for identifiers (scripts/lib/glossary.mjs).
const words = IDENTIFIERS.map((entry) => ({
  selector: `:matches(Identifier, PrivateIdentifier)[name=/${identifierPattern(entry)}/]`,
  message: `Not a word of the glossary: use ${entry.use}.`,
}));

// Typed lint for everything in src and test. Which folder may import which is dependency-cruiser's
// job (.dependency-cruiser.cjs); here only the red line while typing.
export default tseslint.config(
  {
    ignores: [
      'dist',
      'out',
      '.vscode-test',
      '.demo',
      '**/*.mjs',
      '**/*.cjs',
      'test/vscode-server*/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          'src/core/tsconfig.json',
          'src/formats/tsconfig.json',
          'src/project/tsconfig.json',
          'src/node/tsconfig.json',
          'src/vscode/tsconfig.json',
          'src/vscode/node/tsconfig.json',
          'src/webview/tsconfig.json',
          'src/cli/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // What is named beside `...rest` is left out of it, and that is its use.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: ['vscode'] }],
      'no-restricted-syntax': ['error', ...words],
      // Prettier wraps the code.
      'max-len': ['error', { code: 100_000, comments: 100, ignoreUrls: true }],
    },
  },
  {
    files: ['src/**'],
    plugins: { texts: { rules: { 'in-place': inPlace } } },
    rules: {
      'texts/in-place': 'error',
      // A call takes some hundred thousand arguments: what a file holds may be more.
      'no-restricted-syntax': [
        'error',
        ...words,
        {
          selector:
            'CallExpression[callee.property.name=/^(push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint|of)$/] > SpreadElement',
          message:
            'A long list is a RangeError here. Use addAll, least or greatest of core/model/lists.ts.',
        },
      ],
    },
  },
  {
    files: [
      'src/vscode/**',
      'src/extension.ts',
      'test/host{,Plain,Bench,Restricted,Several}/**',
      'test/ui/helper/**',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Text from files becomes text on the page, never markup.
    files: ['src/webview/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc', 'write'].map(
          (property) => ({ property, message: 'Use make() of src/webview/parts/dom.ts.' }),
        ),
      ],
    },
  },
  {
    files: ['src/cli/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests may index into what they just made, and call suites without awaiting them.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      // A test may be async for the sake of its kind, and check what its types promise.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);

import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  nearDuplicates,
  needsAllArticles,
  needsTexts,
  qualityFindings,
  runCooperatively,
  type NearPair,
  type QualityCheck,
  type QualityFinding,
  textFindings,
  decodeBytes,
  lazily,
} from '../../../core';
import { mentionsIn } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { settingChanged } from '../../host/settings';
import { soon } from '../../host/throttle';
import type { Services } from '../../services';
import { chosenChecks, type ChosenChecks } from './chosenChecks';
import { findingFixes, type Fix } from './findingFixes';
import { keptApart } from './keptApart';
import { registerNearDuplicates } from './nearDuplicates';
import { shownFindings, type ShownFinding } from './shownFindings';

/** What deserves a second look in the coding, in the Problems panel: at the words in open articles,
 * else in the annotation files and the codebook. Computed after a pause, in slices, and only while
 * a check is on. */
export function registerQuality(services: Services): vscode.Disposable {
  const { corpora, environment, extension, guard, memory } = services;
  const collection = vscode.languages.createDiagnosticCollection('policy-annotator quality');
  const shown = new WeakMap<vscode.Diagnostic, Context>();
  /** The files of each corpus that have findings, as they were published last. */
  const published = new WeakMap<LoadedCorpus, Map<string, string>>();
  const explained = explainedChecks(extension);
  /** What was found last in each corpus: typing beside the quotes only moves it. */
  const last = new WeakMap<LoadedCorpus, Found>();
  let isRunning = false;
  let isAsked = false;

  const update = async (loaded: LoadedCorpus): Promise<void> => {
    const checks = chosenChecks(loaded);
    const { corpus } = loaded;
    const { version } = corpus.index;
    const stop = (): boolean => corpus.index.version !== version;
    const resultOf = <T>(task: Generator<unknown, T>): Promise<T | undefined> =>
      runCooperatively(task, environment.yieldToHost, stop);
    const isKept = keptApart(memory, loaded);
    const names = [...checks.keys()].join();
    let found = last.get(loaded);
    if (found?.version !== version || found.names !== names) {
      const findings =
        checks.size === 0 ? [] : await resultOf(qualityFindings(corpus.index, of(checks)));
      const pairs = checks.size === 0 ? [] : await resultOf(nearDuplicates(corpus.codebook));
      // The corpus has changed: it is checked again after the pause.
      if (!findings || !pairs) return;
      found = { version, names, findings, pairs };
      last.set(loaded, found);
    }
    const wanted = found.findings
      .filter(({ check }) => corpus.index.isComplete || !needsAllArticles(check))
      .concat(findingsInTexts(services, loaded, of(checks)));
    const near = found.pairs.filter((pair) => checks.has(pair.kind) && !isKept(pair));
    const files = await resultOf(shownFindings(loaded, wanted, near));
    if (files) publish(loaded, files, checks, await explained());
  };

  /** Sets what differs from what is shown: the panel does not flicker. */
  const publish = (
    loaded: LoadedCorpus,
    files: ReadonlyMap<string, readonly ShownFinding[]>,
    checks: ChosenChecks,
    { lineOf }: ExplainedChecks,
  ): void => {
    const before = published.get(loaded) ?? new Map<string, string>();
    const now = new Map<string, string>();
    const { knownCodebook } = loaded.corpus;
    for (const [key, findings] of files) {
      const [first] = findings;
      if (!first) continue;
      const signature = JSON.stringify(
        findings.map(({ range, check, message }) => [range, message, checks.get(check)]),
      );
      // While the codebook cannot be read, the places are those of its last good text.
      const isCodebook = first.uri.toString() === loaded.uriOf(CODEBOOK_FILE).toString();
      if (isCodebook && knownCodebook.text !== knownCodebook.readFrom) {
        now.set(key, before.get(key) ?? '');
        continue;
      }
      now.set(key, signature);
      if (before.get(key) === signature) continue;
      const made = findings.map((one) => {
        const diagnostic = new vscode.Diagnostic(one.range, one.message, checks.get(one.check));
        diagnostic.source = 'Policy Annotator';
        diagnostic.code = { value: one.check, target: lineOf(one.check) };
        shown.set(diagnostic, { loaded, about: one.about, check: one.check });
        return diagnostic;
      });
      collection.set(first.uri, made);
    }
    for (const key of before.keys()) if (!now.has(key)) collection.delete(vscode.Uri.parse(key));
    published.set(loaded, now);
  };

  const run = async (): Promise<void> => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAsked) {
        isAsked = false;
        for (const loaded of corpora.all) await update(loaded);
      }
    } finally {
      isRunning = false;
    }
  };
  const soonChecked = soon(guard, TASK, REST_MS, () => guard.run(TASK, run));

  const actions: vscode.CodeActionProvider = {
    async provideCodeActions(document, range) {
      const { headingOf } = await explained();
      return (collection.get(document.uri) ?? []).flatMap((one) => {
        const context = shown.get(one);
        if (!context || !one.range.intersection(range)) return [];
        const fixes = findingFixes(context.loaded, context.about, document, one.range);
        return [...fixes, ...aboutCheck(headingOf(context.check))].map(
          ({ title, command, edit }) => {
            const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
            action.diagnostics = [one];
            if (command) action.command = command;
            if (edit) action.edit = edit;
            return action;
          },
        );
      });
    },
  };

  return vscode.Disposable.from(
    collection,
    soonChecked,
    registerNearDuplicates(services, () => soonChecked.ask()),
    corpora.listenToEach((loaded) => loaded.corpus.index.onDidChange(() => soonChecked.ask())),
    corpora.onDidChangeState(() => soonChecked.ask()),
    guard.on(vscode.workspace.onDidCloseTextDocument, () => soonChecked.ask()),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (settingChanged(event, 'qualitySeverity', 'qualityChecks')) soonChecked.ask();
    }),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

interface Found {
  readonly version: number;
  /** The checks that were made. */
  readonly names: string;
  readonly findings: readonly QualityFinding[];
  readonly pairs: readonly NearPair[];
}

interface Context {
  readonly loaded: LoadedCorpus;
  readonly about: ShownFinding['about'];
  readonly check: string;
}

const TASK = 'checking the quality of coding';

/** After the last change: what is being typed is not judged. */
const REST_MS = 700;

function of(checks: ChosenChecks): ReadonlySet<QualityCheck> {
  return new Set(checks.keys()) as ReadonlySet<string> as ReadonlySet<QualityCheck>;
}

/** In open articles: the texts of others are not kept. */
function findingsInTexts(
  { corpora }: Services,
  loaded: LoadedCorpus,
  checks: ReadonlySet<QualityCheck>,
): readonly QualityFinding[] {
  if (!needsTexts(checks)) return [];
  return vscode.workspace.textDocuments.flatMap(({ uri }) => {
    const located = corpora.stateOf(uri);
    if (located?.loaded !== loaded || !located.state.matches) return [];
    const { path, text, placed } = located.state;
    const named = { path, text, annotations: placed, mentions: mentionsIn(located.state) };
    return textFindings(named, loaded.corpus.codebook, checks);
  });
}

/** What the check means, and where it is switched off. */
function aboutCheck(heading: vscode.Uri): readonly Fix[] {
  const explain = vscode.l10n.t('Explain this check');
  const settings = vscode.l10n.t('Change the severity of this check, or switch it off');
  return [
    {
      title: explain,
      command: {
        title: explain,
        command: 'markdown.showPreview',
        arguments: [heading],
      },
    },
    {
      title: settings,
      command: {
        title: settings,
        command: 'workbench.action.openSettings',
        arguments: ['policyAnnotator.qualityChecks'],
      },
    },
  ];
}

/** Where the page of the checks explains each. The editor's links lead to lines (`#L12`), its
 * Markdown preview to headings. */
interface ExplainedChecks {
  /** The page, at the line of a check where that is known. */
  readonly lineOf: (check: string) => vscode.Uri;
  readonly headingOf: (check: string) => vscode.Uri;
}

/** Reads the page in the package once; where it cannot be read, links lead to its beginning. */
function explainedChecks(extension: vscode.Uri): () => Promise<ExplainedChecks> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'reference', 'quality.md');
  return lazily(async (): Promise<ExplainedChecks> => {
    const text = await Promise.resolve(vscode.workspace.fs.readFile(page)).then(
      (bytes) => decodeBytes(bytes, TextDecoder).text,
      () => '',
    );
    const lines = new Map<string, string>(
      text.split(/\r?\n/).flatMap((line, at): [string, string][] => {
        const check = /^### (\S+)$/.exec(line)?.[1];
        return check === undefined ? [] : [[check, `L${at + 1}`]];
      }),
    );
    return {
      lineOf: (check) => page.with({ fragment: lines.get(check) ?? '' }),
      headingOf: (check) => page.with({ fragment: check }),
    };
  });
}

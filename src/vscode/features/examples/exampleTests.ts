import * as vscode from 'vscode';
import {
  checkExamples,
  CODEBOOK_FILE,
  exampleFailureText,
  exampleKey,
  examplePlaces,
  exampleTitle,
  hasExamples,
  labelText,
  nameOf,
  runCooperatively,
  type Actor,
  type ExampleOutcome,
  type ExampleSide,
  type Issue,
  type Layer,
  type Span,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { fileRanges } from '../../documents/articleDocuments';
import { soon } from '../../host/throttle';
import type { Services } from '../../services';

/** The examples of each corpus as tests of the Test Explorer. They are run when the user asks, and
 * again after changes only while the user has turned that on there. */
export function registerExampleTests(services: Services): vscode.Disposable {
  return services.corpora.listenToEach((loaded) => new ExampleTests(services, loaded));
}

/** A burst of changes of the codebook is listed once. */
const PAUSE_MS = 300;

// For the log.
const LISTING = 'listing examples';
const CHECKING = 'checking examples';

/** The tests of one corpus: there is a controller while there are examples, so that no empty
 * Testing view appears. */
class ExampleTests {
  readonly #services: Services;
  readonly #loaded: LoadedCorpus;
  readonly #listing: ReturnType<typeof soon>;
  readonly #changes: { dispose(): unknown };
  /** Runs that go on until the user turns them off. */
  readonly #continuous = new Set<() => void>();
  #controller: vscode.TestController | undefined;
  /** The text whose examples are listed. */
  #listed: string | undefined;

  constructor(services: Services, loaded: LoadedCorpus) {
    this.#services = services;
    this.#loaded = loaded;
    const { guard } = services;
    this.#listing = soon(guard, LISTING, PAUSE_MS, () => guard.run(LISTING, () => this.#list()));
    this.#changes = loaded.corpus.index.onDidChange(({ codebook }) => {
      if (codebook) this.#listing.ask();
      for (const again of this.#continuous) again();
    });
    this.#listing.ask();
  }

  dispose(): void {
    this.#changes.dispose();
    this.#listing.dispose();
    this.#controller?.dispose();
  }

  /** Lists the entries that have examples, and those in them. */
  async #list(): Promise<void> {
    const { corpus } = this.#loaded;
    const { codebook } = corpus;
    const actors = [...codebook.actors.values()].filter(({ examples }) => hasExamples(examples));
    const issues = [...codebook.issues.values()].filter(({ examples }) => hasExamples(examples));
    if (actors.length + issues.length === 0) {
      this.#controller?.dispose();
      this.#controller = undefined;
      this.#listed = undefined;
      return;
    }
    const { text, places, readFrom } = corpus.knownCodebook;
    // Half-typed, it has no places.
    if (text === this.#listed || text !== readFrom) return;
    this.#listed = text;
    const { yieldToHost } = this.#services.environment;
    const ofExamples = await runCooperatively(examplePlaces(text), yieldToHost);
    const controller = (this.#controller ??= this.#created());
    const rangeOf = fileRanges(text);
    const place = (item: vscode.TestItem, span: Span | undefined): vscode.TestItem => {
      if (span) item.range = rangeOf(span);
      return item;
    };
    const uri = this.#loaded.uriOf(CODEBOOK_FILE);
    const itemOf = (layer: Layer, entry: Actor | Issue): vscode.TestItem => {
      const { id, examples } = entry;
      const name = labelText(nameOf(codebook, layer, id, localizer));
      const item = controller.createTestItem(`${layer}:${id}`, name, uri);
      item.description = layer === 'actor' ? vscode.l10n.t('Actor') : vscode.l10n.t('Issue');
      place(item, places.get(`${layer}:${id}`));
      for (const side of SIDES) {
        for (const example of examples[side]) {
          const key = exampleKey(layer, id, side, example.text);
          const title = exampleTitle(side, example, localizer);
          const child = controller.createTestItem(key, title, uri);
          if (example.why !== undefined) child.description = labelText(example.why);
          item.children.add(place(child, ofExamples.get(key)));
        }
      }
      return item;
    };
    controller.items.replace([
      ...issues.map((issue) => itemOf('issue', issue)),
      ...actors.map((actor) => itemOf('actor', actor)),
    ]);
  }

  #created(): vscode.TestController {
    const { root, name } = this.#loaded;
    const controller = vscode.tests.createTestController(
      `policyAnnotator.examples:${root.toString()}`,
      vscode.l10n.t('Codebook Examples: {0}', labelText(name)),
    );
    const { Run } = vscode.TestRunProfileKind;
    const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> =>
      this.#asked(controller, request, token);
    const label = vscode.l10n.t('Check Examples');
    controller.createRunProfile(label, Run, run, true, undefined, true);
    controller.refreshHandler = async () => {
      this.#listed = undefined;
      await this.#list();
    };
    return controller;
  }

  async #asked(
    controller: vscode.TestController,
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
  ): Promise<void> {
    if (request.continuous !== true) {
      await this.#run(controller, request, token);
      return;
    }
    // Items of the request may be replaced meanwhile; their ids stay.
    const { guard } = this.#services;
    const runs = soon(guard, CHECKING, 2 * PAUSE_MS, () =>
      guard.run(CHECKING, () => this.#run(controller, request, token)),
    );
    const again = (): void => runs.ask();
    this.#continuous.add(again);
    token.onCancellationRequested(() => {
      this.#continuous.delete(again);
      runs.dispose();
    });
  }

  async #run(
    controller: vscode.TestController,
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const { corpus } = this.#loaded;
    const run = controller.createTestRun(request);
    const items = wantedItems(controller, request);
    for (const item of items) run.started(item);
    const isCancelled = (): boolean => token.isCancellationRequested;
    try {
      // A coded quote may be in an article that is not read yet.
      const isWhole = corpus.index.isComplete || (await corpus.readWhole(isCancelled));
      const outcomes = isWhole
        ? await runCooperatively(
            checkExamples(corpus.index),
            this.#services.environment.yieldToHost,
            isCancelled,
          )
        : undefined;
      if (outcomes) this.#report(run, items, outcomes);
      else for (const item of items) run.skipped(item);
    } finally {
      run.end();
    }
  }

  #report(
    run: vscode.TestRun,
    items: readonly vscode.TestItem[],
    outcomes: readonly ExampleOutcome[],
  ): void {
    const byKey = new Map(
      outcomes.map((outcome) => {
        const { layer, id, side, example } = outcome;
        return [exampleKey(layer, id, side, example.text), outcome];
      }),
    );
    for (const item of items) {
      const outcome = byKey.get(item.id);
      const text = outcome && exampleFailureText(this.#loaded.corpus.codebook, outcome, localizer);
      if (!outcome) run.skipped(item);
      else if (text === undefined) run.passed(item);
      else {
        const message = new vscode.TestMessage(text);
        if (item.uri && item.range) message.location = new vscode.Location(item.uri, item.range);
        run.failed(item, message);
      }
    }
  }
}

const SIDES: readonly ExampleSide[] = ['include', 'exclude'];

/** The examples of a request, by the ids that it names: an entry stands for all in it. */
function wantedItems(
  controller: vscode.TestController,
  { include, exclude }: vscode.TestRunRequest,
): readonly vscode.TestItem[] {
  const wanted = include && new Set(include.map(({ id }) => id));
  const unwanted = new Set(exclude?.map(({ id }) => id));
  const items: vscode.TestItem[] = [];
  controller.items.forEach((entry) => {
    entry.children.forEach((item) => {
      const isWanted = !wanted || wanted.has(entry.id) || wanted.has(item.id);
      if (isWanted && !unwanted.has(entry.id) && !unwanted.has(item.id)) items.push(item);
    });
  });
  return items;
}

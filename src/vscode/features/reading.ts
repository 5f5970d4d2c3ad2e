import * as vscode from 'vscode';
import type { ArticlesRead } from '../../project';
import { setContext } from '../host/contexts';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { notify } from '../host/notify';
import { localizer } from '../derived/viewContext';

/** Reading that takes less time is not reported. */
const WORD_AFTER_MS = 1000;
/** After this time the user may want to stop reading. */
const STOP_AFTER_MS = 6000;

/** Reports the progress of reading a large corpus: in the status bar, and when it takes long, with
 * a button that stops it; after stopping, as long as it is stopped. Everything else can be used
 * meanwhile. */
export function registerReading({ corpora, guard }: Services): vscode.Disposable {
  const shown = new Map<LoadedCorpus, ShownReading>();
  const stopped = new Map<LoadedCorpus, ArticlesRead>();
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.reading',
    vscode.StatusBarAlignment.Left,
    11,
  );
  item.name = vscode.l10n.t('Articles not loaded');
  item.command = 'policyAnnotator.resumeLoading';
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  const showStopped = (): void => {
    const [loaded] = stopped.keys();
    const read = loaded && stopped.get(loaded);
    setContext('readingStopped', read !== undefined);
    if (!read) {
      item.hide();
      return;
    }
    const [done, total] = [localizer.number(read.done), localizer.number(read.total)];
    item.text = `$(debug-pause) ${vscode.l10n.t('{0} of {1} articles loaded', done, total)}`;
    item.tooltip = vscode.l10n.t(
      'Loading of {0} was stopped. Views count only the articles loaded so far. Click to resume.',
      loaded.name,
    );
    item.show();
  };
  const goOn = async (): Promise<void> => {
    for (const { corpus } of [...stopped.keys()]) await corpus.load();
  };
  const onRead = (loaded: LoadedCorpus, read: ArticlesRead): void => {
    let reading = shown.get(loaded);
    if (read.isOver && read.total > 0 && !loaded.corpus.index.isComplete) stopped.set(loaded, read);
    else stopped.delete(loaded);
    showStopped();
    if (read.isOver) {
      shown.delete(loaded);
      reading?.end();
      if (reading?.isStopped() && stopped.has(loaded)) {
        guard.run('saying that a corpus is not read', () => sayStopped(read, goOn));
      }
      return;
    }
    if (!reading) {
      reading = showReading(loaded);
      shown.set(loaded, reading);
    }
    reading.notify(read);
  };
  return vscode.Disposable.from(
    item,
    guard.command('policyAnnotator.resumeLoading', goOn),
    corpora.listenToEach((loaded) => loaded.corpus.onDidRead((read) => onRead(loaded, read))),
    { dispose: () => shown.forEach((reading) => reading.end()) },
  );
}

interface ShownReading {
  notify(read: ArticlesRead): void;
  /** True if the user has stopped it. */
  isStopped(): boolean;
  end(): void;
}

function showReading({ corpus, name }: LoadedCorpus): ShownReading {
  let latest: ArticlesRead = { done: 0, total: 0, isOver: false };
  let stopped = false;
  let over = (): void => undefined;
  const isOver = new Promise<void>((resolve) => {
    over = resolve;
  });
  const reports = new Set<() => void>();
  const show = (location: vscode.ProgressLocation, cancellable: boolean) => (): void => {
    const title = vscode.l10n.t('Loading the articles of {0}', name);
    void vscode.window.withProgress(
      { location, title, cancellable },
      (progress, { onCancellationRequested }) => {
        const stopping = onCancellationRequested(() => {
          stopped = true;
          corpus.stopReading();
        });
        let share = 0;
        const report = (): void => {
          const { done, total } = latest;
          const now = total === 0 ? 0 : (100 * done) / total;
          const message = vscode.l10n.t(
            '{0} of {1}',
            localizer.number(done),
            localizer.number(total),
          );
          progress.report({ message, increment: Math.max(0, now - share) });
          share = Math.max(share, now);
        };
        reports.add(report);
        report();
        return isOver.finally(() => {
          stopping.dispose();
        });
      },
    );
  };
  const timers = [
    setTimeout(show(vscode.ProgressLocation.Window, false), WORD_AFTER_MS),
    setTimeout(show(vscode.ProgressLocation.Notification, true), STOP_AFTER_MS),
  ];
  return {
    notify: (read) => {
      latest = read;
      for (const report of reports) report();
    },
    isStopped: () => stopped,
    end: () => {
      timers.forEach((timer) => clearTimeout(timer));
      over();
    },
  };
}

async function sayStopped({ done, total }: ArticlesRead, goOn: () => Promise<void>): Promise<void> {
  const message = vscode.l10n.t(
    'Loading was stopped. Views show {0} of {1} articles. Articles that you open are still loaded, and exports and concordances load the rest first.',
    localizer.number(done),
    localizer.number(total),
  );
  await notify('warning', message, {
    label: vscode.l10n.t('Resume Loading Articles'),
    run: () => goOn(),
  });
}

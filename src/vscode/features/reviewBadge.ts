import type * as vscode from 'vscode';
import { followContents } from '../derived/corpusContents';
import { localizer } from '../derived/viewContext';
import type { Services } from '../services';

/** How many annotations of the corpus need review, as a badge on the icon of the views; none where
 * none do. */
export function registerReviewBadge(services: Services): vscode.Disposable {
  return followContents(services, (contents) => {
    const articles = services.views.get('articles')?.tree;
    const value = contents?.waiting ?? 0;
    if (!articles || (articles.badge?.value ?? 0) === value) return;
    const tooltip = localizer.text(
      ['{0} annotation to review', '{0} annotations to review'],
      value,
    );
    articles.badge = value === 0 ? undefined : { value, tooltip };
  });
}

/** In UTF-16 units. VS Code hides a longer document from extensions: no event reports that it was
 * opened, no editor shows it to them, and opening it by its path fails (“Files above 50MB cannot be
 * synchronized with extensions”). Only its tab is visible. */
export const LARGEST_OPENED = 50 * 1024 * 1024;

/** In UTF-16 units. Of a longer document VS Code gives extensions nothing: no event tells that it was
 * opened, no editor shows it to them, and opening it by its path fails (“Files above 50MB cannot be
 * synchronized with extensions”). Only its tab is seen. */
export const LARGEST_OPENED = 50 * 1024 * 1024;

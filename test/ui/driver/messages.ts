import type { Locator } from 'playwright-core';
import { executeCommand } from './helper';
import type { VsCodeWindow } from './window';

const toast =
  '.notifications-toasts .notification-list-item, .notifications-center.visible .notification-list-item';

/** Waits for a notification that contains a text, and returns the whole text. */
export async function waitForMessage(window: VsCodeWindow, contains: string): Promise<string> {
  const message = messageWith(window, contains);
  try {
    await message.waitFor({ timeout: 8000 });
  } catch {
    // VS Code sometimes hides a message, and keeps it behind the bell.
    await window.page.locator('.statusbar-item#status\\.notifications').click();
    await message.waitFor();
  }
  return message.locator('.notification-list-item-message').innerText();
}

/** The messages that are shown now. */
export async function messages(window: VsCodeWindow): Promise<string[]> {
  return window.page.locator(toast).locator('.notification-list-item-message').allInnerTexts();
}

/** The buttons of a message. */
export async function messageButtons(window: VsCodeWindow, contains: string): Promise<string[]> {
  const message = messageWith(window, contains);
  await message.hover();
  return message
    .locator('.notification-list-item-buttons-container .monaco-button')
    .allInnerTexts();
}

/** Clicks a button of a message. */
export async function clickMessageButton(
  window: VsCodeWindow,
  contains: string,
  button: string,
): Promise<void> {
  const message = messageWith(window, contains);
  await message.hover();
  await message
    .locator('.notification-list-item-buttons-container .monaco-button', { hasText: button })
    .first()
    .click();
}

/** Closes all messages. */
export async function clearMessages(window: VsCodeWindow): Promise<void> {
  await executeCommand(window, 'notifications.clearAll');
  await window.page.locator(toast).first().waitFor({ state: 'detached' });
}

/** The text of a modal dialog, once one is open. */
export async function dialogText(window: VsCodeWindow): Promise<string> {
  const dialog = window.page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  return dialog.locator('.dialog-message-container').innerText();
}

/** Clicks a button of the open modal dialog, and waits until it is gone. */
export async function clickDialogButton(window: VsCodeWindow, button: string): Promise<void> {
  const dialog = window.page.locator('.monaco-dialog-box');
  await dialog.locator('.dialog-buttons .monaco-button', { hasText: button }).first().click();
  await dialog.waitFor({ state: 'detached' });
}

function messageWith(window: VsCodeWindow, contains: string): Locator {
  return window.page.locator(toast, { hasText: contains }).first();
}

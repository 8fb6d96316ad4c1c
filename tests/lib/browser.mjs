import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find.mjs';

/** Chromium that talks to no one but the page under test. */
export function launch() {
  return chromium.launch({
    executablePath: findChromium().binary,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page whose console errors, and what it says is deprecated, are collected in `page.problems`. */
export async function openPage(browser, { width = 1600, height = 1000, theme = 'dark', ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    timezoneId: 'UTC',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => isProblem(message) && page.problems.push(message.text()));
  page.on('pageerror', (error) => page.problems.push(String(error)));
  return page;
}

const isProblem = (message) =>
  message.type() === 'error' || (message.type() === 'warning' && /deprecat/i.test(message.text()));

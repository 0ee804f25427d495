// Starting the browser, and opening a page in it with everything that goes wrong written down.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const executable = process.env.CHROMIUM || '/usr/bin/chromium';

export const missing = existsSync(executable) ? false : `there is no ${executable}`;

export function launch() {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (process.getuid?.() === 0) {
    args.push('--no-sandbox');
  }
  return chromium.launch({ executablePath: executable, args });
}

// Opens a page. `faults` fills with console errors and with requests for anything but the page.
export async function open(browser, url, { width = 1280, scheme = 'light', forced = 'none' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    forcedColors: forced,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      faults.push(message.text());
    }
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== url) {
      faults.push(`request: ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

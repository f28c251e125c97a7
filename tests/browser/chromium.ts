import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Our own arguments: those that come with the package run everything in one process, where a second context crashes,
 * and switch web security off, so that security tests would pass falsely.
 */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A Chromium out of an npm package: nothing to install. */
export const chromiumPath = (): Promise<string> => packaged.executablePath();

export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS, headless: true });

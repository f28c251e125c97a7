import type { Locator, Page } from 'playwright-core';

/** Seconds, as the Keystroke-Level Model has them (Card, Moran and Newell, 1980): an average typist, a mouse. */
const KEY = 0.2;
const POINT = 1.1;
const THINK = 1.35;
/** A page looked over by somebody who knows what they came for. */
const LOOK = 5;
/** To the mail program, to the newest mail, and back with what it says. */
const MAILBOX = 15;

/** Somebody at a browser, who takes as long over everything as people do; notes every page that they come to. */
export class Person {
  readonly page: Page;
  readonly pages: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#note(new URL(frame.url()).pathname);
    });
  }

  /** Where they have come to, once it is there. */
  async arrive(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await this.#wait(LOOK);
  }

  async press(target: Locator): Promise<void> {
    await this.#wait(THINK + POINT);
    await target.click();
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.press(target);
    await target.fill('');
    await target.pressSequentially(text, { delay: KEY * 1000 });
  }

  async choose(target: Locator, name: string, buffer: Buffer): Promise<void> {
    await this.#wait(2 * (THINK + POINT));
    await target.setInputFiles({ name, mimeType: 'application/pdf', buffer });
  }

  readMail(): Promise<void> {
    return this.#wait(MAILBOX);
  }

  /** A page that only shows itself again is not another one; those of ids count as what they are. */
  #note(path: string): void {
    const kind = path
      .replace(/^\/r\/.*/, '/r/{token}')
      .replace(/[0-9a-f]{32}/, '{document}')
      .replace(/[0-9A-Z]{12}-\d\d/, '{id}');
    if (this.pages.at(-1) !== kind) this.pages.push(kind);
  }

  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

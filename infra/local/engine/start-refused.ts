/** A start that cannot work. The message is one line for the person who started it: what is wrong and what to do. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefused';
  }
}

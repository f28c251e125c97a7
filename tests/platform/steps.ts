import assert from 'node:assert/strict';

/** Runs steps one after the other, prints each with its time, and sums them up; the first difference ends the run. */
export class Steps {
  readonly #began = Date.now();
  #passed = 0;

  async run<T>(name: string, step: () => Promise<T>): Promise<T> {
    const began = Date.now();
    try {
      const result = await step();
      this.#passed += 1;
      console.log(`  ok    ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}`);
      return result;
    } catch (error) {
      console.log(`  FAIL  ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}`);
      throw error;
    }
  }

  end(what: string): void {
    console.log(`${what}: ${this.#passed} steps, ${((Date.now() - this.#began) / 1000).toFixed(0)} s`);
  }
}

/** Looks again and again until `holds` no longer throws, for what shows a few seconds after a change; then throws as it does. */
export const eventually = async <T>(look: () => Promise<T>, holds: (value: T) => void, seconds = 12): Promise<T> => {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const value = await look();
    try {
      holds(value);
      return value;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

export { assert };

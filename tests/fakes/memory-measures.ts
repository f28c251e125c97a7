import type { Measures } from '../../shared/application/ports/measures.ts';

/** Keeps what was measured, by name, in the order in which it came. */
export class MemoryMeasures implements Measures {
  readonly #values = new Map<string, number[]>();

  note(name: string, _unit: 'Count' | 'Seconds', value: number): void {
    this.#values.set(name, [...this.of(name), value]);
  }

  of(name: string): readonly number[] {
    return this.#values.get(name) ?? [];
  }
}

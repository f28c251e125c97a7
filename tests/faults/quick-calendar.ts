import { Temporal } from 'temporal-polyfill';

type Method = (...args: unknown[]) => unknown;
const MOST_KEPT = 50_000;

/** Replaces a method whose answer depends on its arguments alone by one that works each answer out once. */
const once = (owner: object, method: string): void => {
  const does = Reflect.get(owner, method) as Method;
  const known = new Map<unknown, unknown>();
  const remembering = (text: unknown): unknown => {
    const there = known.get(text);
    if (there !== undefined) return there;
    if (known.size >= MOST_KEPT) known.clear();
    const made = does.call(owner, text);
    known.set(text, made);
    return made;
  };
  Reflect.set(owner, method, remembering);
};

/** The same for a method of a value that never changes: for each value, and what the method is given. */
const onceEach = (prototype: object, method: string): void => {
  const does = Reflect.get(prototype, method) as Method;
  const known = new WeakMap<object, Map<string, unknown>>();
  Reflect.set(prototype, method, function (this: object, ...args: unknown[]) {
    const its = known.get(this) ?? new Map<string, unknown>();
    known.set(this, its);
    const given = args.length === 0 ? '' : JSON.stringify(args);
    if (!its.has(given)) its.set(given, does.apply(this, args));
    return its.get(given);
  });
};

/**
 * A quarter of a simulation's time goes into the same few hundred days, parsed and counted again and again. Temporal's values never
 * change, so that each may be worked out once. Only for the simulator's threads.
 */
export const rememberDays = (): void => {
  const { PlainDate, Instant, PlainTime } = Temporal;
  for (const owner of [PlainDate, Instant, PlainTime]) once(owner, 'from');
  for (const method of ['add', 'toString', 'toZonedDateTime']) onceEach(PlainDate.prototype, method);
  onceEach(Instant.prototype, 'toZonedDateTimeISO');
  onceEach(Temporal.ZonedDateTime.prototype, 'toPlainDate');
};

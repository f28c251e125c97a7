import type { AssessmentStore } from '../../shared/application/ports/assessment-store.ts';
import type { FaultKind } from './fault-kinds.ts';
import { callWithFaults } from './process.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

/** A port whose every method goes through `around`, which gets the method's name, what it was given, and the call itself. */
export const wrapped = <T extends object>(
  port: T,
  around: (member: string, args: readonly unknown[], does: () => Promise<unknown>) => Promise<unknown>,
): T => {
  const methods = new Map<string | symbol, unknown>();
  return new Proxy(port, {
    get: (target, member) => {
      const known = methods.get(member);
      if (known) return known;
      // Private members are the target's own: a method is called on it, never on the proxy.
      const value: unknown = Reflect.get(target, member, target);
      if (typeof value !== 'function') return value;
      const method = (...args: unknown[]) => around(String(member), args, () => (value as Method).apply(target, args));
      methods.set(member, method);
      return method;
    },
  });
};

/** What a call answers where its transaction was cancelled: each port has its own word for "read again and decide again". */
const CANCELLED: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
  append: () => 'conflict',
  claim: () => 'stale',
  replace: ([, replacements]) => ({ conflicts: (replacements as { key: string }[]).map(({ key }) => key) }),
};

/** A port in front of which faults are injected. */
export const faulty = <T extends object>(port: T, note: (kind: FaultKind) => void): T =>
  wrapped(port, (member, args, does) => {
    const cancelled = CANCELLED[member];
    return callWithFaults(note, does, cancelled && (() => cancelled(args)));
  });

/** Pages of two, from a list as it stood when the first was asked for: an index may lag behind what the chase writes. */
const PAGE = 2;

/** A store whose list of what is due comes in small pages; `onSecond` is told when somebody asks for a second one. */
export const inSmallPages = (store: AssessmentStore, onSecond: () => void): AssessmentStore => {
  const lists = new Map<string, Awaited<ReturnType<AssessmentStore['dueForRung']>>['items']>();
  const dueForRung: AssessmentStore['dueForRung'] = async (council, day, cursor) => {
    if (cursor !== undefined) onSecond();
    const [list = String(lists.size), from = '0'] = cursor?.split(':') ?? [];
    const items = lists.get(list) ?? (await store.dueForRung(council, day)).items;
    const to = Number(from) + PAGE;
    if (to >= items.length) return { items: items.slice(Number(from)) };
    lists.set(list, items);
    return { items: items.slice(Number(from), to), cursor: `${list}:${to}` };
  };
  return wrapped(store, (member, args, does) =>
    member === 'dueForRung' ? dueForRung(...(args as Parameters<typeof dueForRung>)) : does(),
  );
};

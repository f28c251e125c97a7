/** EventBridge's event patterns, which Lambda's filters use too: an object of the event's shape whose leaves are lists of tests. */
export type EventPattern = Readonly<Record<string, unknown>>;

type Test = (value: unknown) => boolean;
const absent = Symbol('absent');

const text =
  (check: (value: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && check(value);

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function numeric(parts: readonly unknown[]): Test {
  const checks: Test[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const compare = comparisons[String(parts[at])];
    if (!compare) throw new Error(`An event pattern compares numbers by ${String(parts[at])}, which is not known`);
    checks.push((value) => typeof value === 'number' && compare(value, Number(parts[at + 1])));
  }
  return (value) => checks.every((check) => check(value));
}

function wildcard(pattern: string): Test {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`, 's');
  return text((value) => whole.test(value));
}

const ends = (operand: unknown, check: (value: string, end: string) => boolean): Test => {
  if (typeof operand === 'string') return text((value) => check(value, operand));
  const end = String((operand as Record<string, unknown>)['equals-ignore-case']).toLowerCase();
  return text((value) => check(value.toLowerCase(), end));
};

function anythingBut(operand: unknown): Test {
  const isTest = operand !== null && typeof operand === 'object' && !Array.isArray(operand);
  const tests = isTest
    ? Object.entries(operand).flatMap(([name, each]) => [each].flat().map((one) => operator(name, one)))
    : [operand].flat().map(literal);
  return (value) => value !== absent && !tests.some((test) => test(value));
}

const literal =
  (expected: unknown): Test =>
  (value) =>
    value === expected;

function operator(name: string, operand: unknown): Test {
  switch (name) {
    case 'prefix':
      return ends(operand, (value, end) => value.startsWith(end));
    case 'suffix':
      return ends(operand, (value, end) => value.endsWith(end));
    case 'equals-ignore-case':
      return text((value) => value.toLowerCase() === String(operand).toLowerCase());
    case 'wildcard':
      return wildcard(String(operand));
    case 'exists':
      return (value) => (value !== absent) === operand;
    case 'anything-but':
      return anythingBut(operand);
    case 'numeric':
      return numeric(operand as readonly unknown[]);
    default:
      throw new Error(`An event pattern uses ${name}, which the local platform does not know`);
  }
}

function leaf(tests: readonly unknown[]): Test {
  const checks = tests.map((test) => {
    if (test === null || typeof test !== 'object') return literal(test);
    const [name = '', operand] = Object.entries(test)[0] ?? [];
    return operator(name, operand);
  });
  return (value) =>
    [value].flat().some((each) => checks.some((check) => check(each))) ||
    (Array.isArray(value) && value.length === 0 && checks.some((check) => check(absent)));
}

/** Compiles a pattern; throws on an operator that is not known, by its name. */
export function eventPattern(pattern: EventPattern): Test {
  const parts = Object.entries(pattern).map(([key, expected]): Test => {
    if (key === '$or') {
      const either = (expected as readonly EventPattern[]).map(eventPattern);
      return (event) => either.some((check) => check(event));
    }
    const check = Array.isArray(expected) ? leaf(expected) : eventPattern(expected as EventPattern);
    return (event) => {
      const isObject = event !== null && typeof event === 'object' && key in event;
      const value: unknown = isObject ? (event as Record<string, unknown>)[key] : absent;
      // A list of objects matches where any of them does.
      return Array.isArray(value) && !Array.isArray(expected) ? value.some((each) => check(each)) : check(value);
    };
  });
  return (event) => parts.every((part) => part(event));
}

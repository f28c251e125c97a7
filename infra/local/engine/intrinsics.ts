/** What the intrinsic functions of one stack's template mean. */
export interface Scope {
  ref(name: string): unknown;
  getAtt(resource: string, attribute: string): unknown;
  importValue(name: string): unknown;
  stackOutput(stack: string, output: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** The value of `AWS::NoValue`: a member or element that has it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Handler = (argument: unknown, scope: Scope) => unknown;

const list = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new Error(`Expected a list: ${JSON.stringify(value)}`);
  return value;
};
const truth = (value: unknown, scope: Scope): boolean => {
  const resolved = resolveValue(value, scope);
  return resolved === true || resolved === 'true';
};

function substitute(argument: unknown, scope: Scope): string {
  const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
  const own = values as Record<string, unknown>;
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(own, name)) return String(resolveValue(own[name], scope));
    const dot = name.indexOf('.');
    return String(dot < 0 ? scope.ref(name) : scope.getAtt(name.slice(0, dot), name.slice(dot + 1)));
  });
}

const handlers: Readonly<Record<string, Handler>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [resource, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument).map(String);
    return scope.getAtt(String(resource), attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument);
    return list(resolveValue(parts, scope)).join(String(separator));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, from] = list(argument);
    return list(resolveValue(from, scope))[Number(resolveValue(index, scope))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument);
    return String(resolveValue(text, scope)).split(String(separator));
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = list(argument);
    return resolveValue(scope.condition(String(condition)) ? yes : no, scope);
  },
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::Equals': (argument, scope) => {
    const [a, b] = list(argument).map((each) => JSON.stringify(resolveValue(each, scope)));
    return a === b;
  },
  'Fn::And': (argument, scope) => list(argument).every((each) => truth(each, scope)),
  'Fn::Or': (argument, scope) => list(argument).some((each) => truth(each, scope)),
  'Fn::Not': (argument, scope) => !truth(list(argument)[0], scope),
  'Fn::ImportValue': (name, scope) => scope.importValue(String(resolveValue(name, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = resolveValue(argument, scope) as Record<string, string>;
    return scope.stackOutput(String(StackName), String(OutputName));
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument).map((each) => String(resolveValue(each, scope)));
    return scope.mapping(String(map), String(first), String(second));
  },
  'Fn::Base64': (value, scope) => Buffer.from(String(resolveValue(value, scope))).toString('base64'),
  'Fn::GetAZs': () => ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
};

/** Resolves a template's value, deep. Throws on an intrinsic function that is not known, by its name. */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((each) => resolveValue(each, scope)).filter((each) => each !== noValue);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name !== undefined) {
    const handler = handlers[name];
    // A policy statement has a member `Condition` too: only a name makes it the function.
    if (handler && (name !== 'Condition' || typeof argument === 'string')) return handler(argument, scope);
    if (name.startsWith('Fn::')) throw new Error(`The local platform does not know the intrinsic function ${name}`);
  }
  const resolved = entries.map(([key, each]) => [key, resolveValue(each, scope)] as const);
  return Object.fromEntries(resolved.filter(([, each]) => each !== noValue));
}

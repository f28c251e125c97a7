import type { Assembly, SynthesisedStack, Template, TemplateResource } from './assembly.ts';
import type { Resource, Stacks } from './engine.ts';
import { noValue, resolveValue, type Scope } from './intrinsics.ts';
import { isRun } from './resource-kinds.ts';
import { account, arnOf, attributeOf, explicitName, readableName, refOf, region } from './resource-names.ts';

/** Builds every resource of an assembly's stacks; refuses a type that the platform does not know. */
export function registerStacks(assembly: Assembly, issuer: string): Stacks {
  const taken = new Set<string>();
  const resources = new Map<string, Resource>();
  const exports = new Map<string, () => unknown>();
  const outputs: Record<string, Record<string, unknown>> = {};

  const make = (stack: SynthesisedStack, scope: Scope, id: string, source: TemplateResource): Resource => {
    const properties = lazily(() => resolveValue(source.Properties ?? {}, scope));
    const given = source.Properties?.[explicitName(source.Type) ?? ''];
    const readable = typeof given === 'string' ? given : readableName(id);
    const unique = `${source.Type} ${readable}`;
    const physicalId = taken.has(unique) ? `${readable}-${id.slice(-8).toLowerCase()}` : readable;
    taken.add(unique);
    const path = String(source.Metadata?.['aws:cdk:path'] ?? id);
    const arn = arnOf(source.Type, physicalId);
    return {
      id,
      type: source.Type,
      stack: stack.name,
      physicalId,
      arn,
      path,
      get properties() {
        return properties();
      },
    };
  };

  for (const stack of assembly.stacks) {
    const scope = scopeOf(stack, {
      resource: (id) => resources.get(`${stack.name}/${id}`),
      exported: (name) => exports.get(name)?.(),
      output: (name, output) => outputs[name]?.[output],
      issuer,
    });
    for (const [id, source] of Object.entries(stack.template.Resources)) {
      if (source.Condition !== undefined && !scope.condition(source.Condition)) continue;
      isRun(source.Type, `${stack.name}/${id}`);
      resources.set(`${stack.name}/${id}`, make(stack, scope, id, source));
    }
    const values: Record<string, unknown> = {};
    outputs[stack.name] = values;
    for (const [id, output] of Object.entries(stack.template.Outputs ?? {})) {
      if (output.Condition !== undefined && !scope.condition(output.Condition)) continue;
      const value = lazily(() => resolveValue(output.Value, scope));
      Object.defineProperty(values, id, { get: value, enumerable: true });
      if (output.Export) exports.set(String(resolveValue(output.Export.Name, scope)), value);
    }
  }

  const all = [...resources.values()];
  const byName = new Map<string, Resource>();
  for (const resource of all.toReversed()) {
    for (const name of [resource.physicalId, resource.id, resource.arn]) byName.set(name, resource);
  }
  return {
    all,
    outputs,
    get: (idOrArn) => resources.get(idOrArn) ?? byName.get(idOrArn),
    ofType: (type) => all.filter((each) => each.type === type),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Surroundings {
  resource(id: string): Resource | undefined;
  exported(name: string): unknown;
  output(stack: string, output: string): unknown;
  readonly issuer: string;
}

function scopeOf({ name, template }: SynthesisedStack, around: Surroundings): Scope {
  const there = (id: string): Resource => {
    const resource = around.resource(id);
    if (!resource) throw new Error(`${name} refers to ${id}, which is not in its template`);
    return resource;
  };
  const found = <T>(value: T, what: string): NonNullable<T> => {
    if (value === undefined || value === null) throw new Error(`${name} refers to ${what}, which does not exist`);
    return value;
  };
  const scope: Scope = {
    ref: (id) => pseudoParameter(id, name) ?? parameter(template, id) ?? refOf(there(id)),
    getAtt: (id, attribute) => attributeOf(there(id), attribute, around.issuer),
    importValue: (id) => found(around.exported(id), `the export ${id}`),
    stackOutput: (stack, output) => found(around.output(stack, output), `the output ${output} of ${stack}`),
    condition: (id) => resolveValue(found(template.Conditions?.[id], `the condition ${id}`), scope) === true,
    mapping: (map, first, second) => found(template.Mappings?.[map]?.[first]?.[second], `the mapping ${map}`),
  };
  return scope;
}

function pseudoParameter(id: string, stack: string): unknown {
  switch (id) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return account;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::NoValue':
      return noValue;
    default:
      return undefined;
  }
}

const parameter = (template: Template, id: string): unknown => template.Parameters?.[id]?.Default;

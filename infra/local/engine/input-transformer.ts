interface Shaping {
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputTemplate: string;
    readonly InputPathsMap?: Readonly<Record<string, string>>;
  };
}

/** Follows a path such as `$.detail.id`. */
function follow(path: string, event: unknown): unknown {
  let value = event;
  for (const step of path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(Boolean)) {
    value = (value as Record<string, unknown> | null | undefined)?.[step];
  }
  return value;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** What a rule's target gets of an event, as a JSON value: the event itself unless the target shapes it. */
export function shapeInput({ Input, InputPath, InputTransformer }: Shaping, event: unknown): unknown {
  if (Input !== undefined) return JSON.parse(Input);
  if (InputPath !== undefined) return follow(InputPath, event);
  if (!InputTransformer) return event;
  const named = (name: string) =>
    name === 'aws.events.event.json' ? event : follow(InputTransformer.InputPathsMap?.[name] ?? '$.', event);
  const filled = InputTransformer.InputTemplate.replace(
    /"([^"]*)"|<([\w.-]+)>/g,
    (_, quoted: string | undefined, bare: string | undefined) => {
      if (bare !== undefined) return JSON.stringify(named(bare) ?? null);
      return JSON.stringify(String(quoted).replace(/<([\w.-]+)>/g, (__, name: string) => asText(named(name))));
    },
  );
  return JSON.parse(filled);
}

interface ToldOfError {
  readonly error: string;
  readonly at: readonly string[];
}

/**
 * What a log may know of an error: its name and where it was thrown. Never its message, which may quote what it failed on (a
 * JSON parser's does), and with it a child.
 */
export const toldOfError = (error: unknown): ToldOfError => {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  // A message may have lines of its own that look like frames.
  const frames = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '').split('\n');
  const at = frames.map((line) => line.trim()).filter((line) => /^at .+:\d+:\d+\)?$/.test(line));
  return { error: error.name, at };
};

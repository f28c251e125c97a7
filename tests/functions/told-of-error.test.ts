import { describe, expect, it } from 'vitest';
import { toldOfError } from '../../shared/lambda/told-of-error.ts';

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('what a log is told of an error', () => {
  it('is its name and where it was thrown, and nothing that it quotes', () => {
    const told = toldOfError(thrown(() => JSON.parse('Ada Ashdown, 9 March 2014')));
    expect(told.error).toBe('SyntaxError');
    expect(told.at[0]).toContain('told-of-error.test.ts');
    expect(JSON.stringify(told)).not.toMatch(/Ada|Ash|2014/);
  });

  it('leaves out lines of a message that look like frames', () => {
    const told = toldOfError(new Error('no\n    at Ada Ashdown (born:9:3)'));
    expect(told.at.length).toBeGreaterThan(1);
    expect(JSON.stringify(told)).not.toContain('Ada');
  });

  it('says only the type of what is no error', () => {
    expect(toldOfError('Ada')).toEqual({ error: 'string', at: [] });
    expect(toldOfError(undefined)).toEqual({ error: 'undefined', at: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { localScanner } from '../../../../infra/local/services/guardduty/scanner.ts';
import { aPdf, eicar } from '../../../builders/document-files.ts';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();

describe('the local scanner', () => {
  const told = () =>
    platform.events.filter(({ source }) => source === 'aws.guardduty').map(({ detail }) => JSON.stringify(detail));
  const scanner = () => {
    const work: Promise<unknown>[] = [];
    const track = <T>(_what: string, promise: Promise<T>): Promise<T> => {
      work.push(promise);
      return promise;
    };
    const putEvents: FakePlatform['putEvents'] = (bus, entries) => platform.putEvents(bus, entries);
    const made = localScanner({ clock: platform.clock, putEvents, track }, new Map([['versioned', 'arn:plan']]));
    return { ...made, behave: made.behave, see: made.see, rest: () => Promise.all(work) };
  };
  const object = (version: string) => ({ bucket: 'versioned', key: 'k', version, etag: '"e"' });

  it('finds the test string that every scanner knows, and nothing in anything else; looks at its own bucket alone', async () => {
    const { see, rest } = scanner();
    see(object('s1'), eicar());
    see(object('s2'), aPdf());
    see({ ...object('s3'), bucket: 'imports' }, eicar());
    await rest();
    expect(told().find((detail) => detail.includes('"s1"'))).toContain('"THREATS_FOUND"');
    expect(told().find((detail) => detail.includes('"s2"'))).toContain('"NO_THREATS_FOUND"');
    expect(told().some((detail) => detail.includes('"s3"'))).toBe(false);
  });

  it('can fail, and be silent until it is back', async () => {
    const { see, behave, rest } = scanner();
    behave('fail');
    see(object('f1'), aPdf());
    behave('silent');
    see(object('f2'), aPdf());
    await rest();
    expect(told().find((detail) => detail.includes('"f1"'))).toContain('"FAILED"');
    expect(told().some((detail) => detail.includes('"f2"'))).toBe(false);
    behave('scan');
    await rest();
    expect(told().find((detail) => detail.includes('"f2"'))).toContain('"NO_THREATS_FOUND"');
  });
});

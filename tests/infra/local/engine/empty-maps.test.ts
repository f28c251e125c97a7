import { expect, it } from 'vitest';
import { imageWithEmptyMaps } from '../../../../infra/local/engine/empty-maps.ts';

it('an empty map in a stream’s image is one, however deep it stands, and nothing else is changed', () => {
  const given = {
    a: {},
    b: { M: { c: {}, d: { S: '' } } },
    e: { L: [{}, { N: '1' }] },
    f: { L: [] },
    g: { NULL: true },
  };
  expect(imageWithEmptyMaps(given)).toEqual({
    a: { M: {} },
    b: { M: { c: { M: {} }, d: { S: '' } } },
    e: { L: [{ M: {} }, { N: '1' }] },
    f: { L: [] },
    g: { NULL: true },
  });
});

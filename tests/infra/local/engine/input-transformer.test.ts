import { describe, expect, it } from 'vitest';
import { shapeInput } from '../../../../infra/local/engine/input-transformer.ts';

const event = { source: 's', detail: { id: 'a"b', count: 3, facts: { x: 1 } } };

describe("a target's input", () => {
  it('is the event itself unless the target says otherwise', () => {
    expect(shapeInput({}, event)).toEqual(event);
    expect(shapeInput({ Input: '{"fixed":true}' }, event)).toEqual({ fixed: true });
    expect(shapeInput({ InputPath: '$.detail.facts' }, event)).toEqual({ x: 1 });
  });

  it('is filled from paths, as JSON where bare and as text inside quotes', () => {
    const InputTemplate =
      '{"facts": <facts>, "says": "id <id>, count <count>", "none": <none>, "all": <aws.events.event.json>}';
    const InputPathsMap = {
      facts: '$.detail.facts',
      id: '$.detail.id',
      count: '$.detail.count',
      none: '$.detail.gone.deeper',
    };
    expect(shapeInput({ InputTransformer: { InputTemplate, InputPathsMap } }, event)).toEqual({
      facts: { x: 1 },
      says: 'id a"b, count 3',
      none: null,
      all: event,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { mayEnter, type Room } from '../../../shared/domain/access/rooms.ts';
import type { Role } from '../../../shared/domain/directory/person.ts';

const rooms = (role: Role): Room[] =>
  (
    [
      'cases',
      'weekly-report',
      'send-scorecard',
      'health-scorecard',
      'concerns',
      'not-known-sample',
      'frozen-scorecard',
      'directory',
      'imports',
      'people',
      'settings',
      'audit',
    ] as const
  ).filter((room) => mayEnter([role], room));

describe('what a role may enter', () => {
  it.each([
    ['caseworker', ['cases', 'weekly-report', 'send-scorecard', 'health-scorecard', 'frozen-scorecard', 'directory']],
    [
      'manager',
      [
        'cases',
        'weekly-report',
        'send-scorecard',
        'health-scorecard',
        'concerns',
        'frozen-scorecard',
        'directory',
        'imports',
        'audit',
      ],
    ],
    ['dco', ['send-scorecard', 'health-scorecard', 'concerns', 'not-known-sample', 'frozen-scorecard']],
    ['board', ['frozen-scorecard']],
    ['administrator', ['directory', 'imports', 'people', 'settings', 'audit']],
  ] as const)('as %s', (role, expected) => {
    expect(rooms(role)).toEqual(expected);
  });

  it('adds up over roles, and is nothing without one', () => {
    expect(mayEnter(['board', 'administrator'], 'people')).toBe(true);
    expect(mayEnter(['board', 'administrator'], 'cases')).toBe(false);
    expect(mayEnter([], 'frozen-scorecard')).toBe(false);
  });
});

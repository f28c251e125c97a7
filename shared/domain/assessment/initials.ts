/** A child's initials for a list that shows no names: `Ada Ashdown` is `AA`, `Ada May Ashdown-Reed` is `AMA`. */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((part) => [...part][0]?.toLocaleUpperCase('en-GB') ?? '')
    .join('');

/** Ends a `switch` over a union: a member without a case does not compile, and one that comes all the same is a fault. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected: ${JSON.stringify(value)}`);
};

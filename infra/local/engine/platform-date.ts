/** The machine's own Date, from before any replacement: what offsets are counted from. */
const MachineDate = globalThis.Date;

/** Machine time in milliseconds, whatever the platform's clock says. */
export const machineNow: () => number = MachineDate.now.bind(MachineDate);

/** Platform time in milliseconds: the machine's, and the offset kept in the shared buffer's first 64-bit number. */
export function platformNow(buffer: SharedArrayBuffer): number {
  return machineNow() + Number(Atomics.load(new BigInt64Array(buffer), 0));
}

/**
 * Replaces this thread's `Date` by one that follows the platform's clock. To be called before the code that must follow it
 * is loaded, since many modules keep `Date.now` in a variable of their own.
 */
export function installPlatformDate(buffer: SharedArrayBuffer): void {
  const now = (): number => platformNow(buffer);
  const PlatformDate = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  Object.defineProperty(MachineDate.prototype, 'constructor', {
    value: PlatformDate,
    writable: true,
    configurable: true,
  });
  globalThis.Date = PlatformDate;
}

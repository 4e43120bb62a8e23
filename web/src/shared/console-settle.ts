/**
 * Goes on after a change, whatever has become of the component that asked for it: callbacks given to `mutate` are left
 * out when it is gone, and a change often takes its own button away.
 */
export function settle<Value>(
  change: Promise<Value>,
  done: (value: Value) => void,
  failed: (error: Error) => void = () => undefined,
): void {
  change.then(done, (error: unknown) => {
    if (!(error instanceof Error)) throw error;
    failed(error);
  });
}

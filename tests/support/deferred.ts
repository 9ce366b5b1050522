/** A promise that is kept when `resolve` is called. (`Promise.withResolvers` of Node 22 and later.) */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/**
 * A pure function of something that cannot change: computed once for it and what is asked of it, and let go with it. What can
 * still change is computed each time.
 */
export function remembered<Of extends object, Asked extends readonly (string | number)[], Result>(
  compute: (of: Of, ...asked: Asked) => Result,
): (of: Of, ...asked: Asked) => Result {
  const results = new WeakMap<Of, { asked: Asked; result: Result }>();
  return (of, ...asked) => {
    if (!Object.isFrozen(of)) return compute(of, ...asked);
    const found = results.get(of);
    if (found?.asked.every((one, place) => one === asked[place])) return found.result;
    const result = compute(of, ...asked);
    results.set(of, { asked, result });
    return result;
  };
}

/** Nothing of it can be changed from now on. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

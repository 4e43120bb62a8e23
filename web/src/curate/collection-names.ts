// What a collection may be called (`Collection` of `knowledge/procedure.py`).
const LONGEST = 64;
const NAME = /^[a-z0-9]+([_-][a-z0-9]+)*$/;

export function isCollection(name: string): boolean {
  return name.length <= LONGEST && NAME.test(name);
}

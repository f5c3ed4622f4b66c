/** Undefined for what is no JSON, e.g. a web page. */
export function readJson(body: string | undefined): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Data of the library that lie beside these modules, each as a script that sets them on its own element: a page opened
 * from a disk fetches nothing else.
 */

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * What a file holds; fetched once.
 * @param {string} name
 */
export function load(name) {
  const known = loaded.get(name);
  if (known) return known;
  const script = /** @type {HTMLScriptElement & { speeches?: unknown }} */ (document.createElement("script"));
  script.src = new URL(name, import.meta.url).href;
  const told = new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(script.speeches));
    script.addEventListener("error", reject);
  });
  loaded.set(name, told);
  told.catch(() => loaded.delete(name));
  document.head.append(script);
  return told;
}

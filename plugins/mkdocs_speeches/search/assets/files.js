/** Fetches the files of the index that lies beside this module. */

import { FORMAT, MANIFEST } from "./contract.js";
import { IndexError } from "./numbers.js";

/** @typedef {{ format: number, generation: string, characters: string, page: string }} Manifest */

export const FOLDER = new URL("./", import.meta.url);
export const SITE = new URL("../", FOLDER);

/**
 * The bytes of a file of the index, decompressed: a cut or altered file does not pass.
 * @param {string} name
 * @param {RequestCache} cache
 */
export async function fetchBytes(name, cache) {
  if (!globalThis.DecompressionStream) throw new IndexError("browser", name);
  const response = await fetchFile(name, cache);
  try {
    const stream = /** @type {ReadableStream} */ (response.body).pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new IndexError("damaged", name);
  }
}

/**
 * @param {string} name
 * @param {RequestCache} cache
 */
async function fetchFile(name, cache) {
  let response;
  try {
    if (FOLDER.protocol === "file:") return await readFromDisk(name);
    response = await fetch(new URL(name, FOLDER), { cache });
  } catch {
    throw new IndexError("network", name);
  }
  if (!response.ok) throw new IndexError("missing", name);
  return response;
}

/**
 * What browsers fetch of a disk: scripts only. One that holds a file brings its bytes on its own element.
 * @param {string} name
 * @returns {Promise<Response>}
 */
function readFromDisk(name) {
  const script = document.createElement("script");
  script.src = new URL(`${name}.js`, FOLDER).href;
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => {
      script.remove();
      resolve(new Response(Uint8Array.from(atob(script.dataset.bytes ?? ""), (sign) => sign.charCodeAt(0))));
    });
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

/**
 * @param {RequestCache} cache
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(cache) {
  const response = await fetchFile(MANIFEST, cache === "reload" ? cache : "no-cache");
  const manifest = await response.json().catch(() => {
    throw new IndexError("damaged", MANIFEST);
  });
  if (manifest?.format < FORMAT) throw new IndexError("earlier", MANIFEST);
  if (manifest?.format !== FORMAT) throw new IndexError("format", MANIFEST);
  return manifest;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} file what an error names
 */
export function readJson(bytes, file) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new IndexError("damaged", file);
  }
}

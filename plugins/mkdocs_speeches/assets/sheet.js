/** A sheet over the page: at the foot of a phone, amid a wide window. Esc, its button, a touch beside it close it. */

/** @typedef {Node | string | undefined | false} Child */

/**
 * An element with attributes and children; texts stay texts.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @param {(Child | Child[])[]} children
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * A button that does something.
 * @param {string} name
 * @param {(event: MouseEvent) => unknown} press
 * @param {Record<string, string>} attributes
 */
export function drawButton(name, press, attributes = {}) {
  const button = draw("button", { type: "button", ...attributes }, name);
  button.addEventListener("click", press);
  return button;
}

/**
 * Opens a sheet of this title; what it held before is gone. The focus comes back to where it was.
 * @param {string} title
 * @param {(Child | Child[])[]} content
 */
export function openSheet(title, ...content) {
  document.querySelector(".speech-sheet")?.remove();
  const name = draw("h2", { id: "speech-sheet-title" }, title);
  const close = drawButton("关闭", () => sheet.close(), { class: "speech-sheet__close" });
  const head = draw("div", { class: "speech-sheet__head" }, name, close);
  const said = draw("p", { class: "speech-sheet__said", role: "status" });
  const named = { class: "speech-sheet md-typeset", "aria-labelledby": "speech-sheet-title", "data-generated": "" };
  const sheet = draw("dialog", named, head, draw("div", { class: "speech-sheet__body" }, ...content), said);
  sheet.addEventListener("click", ({ target }) => target === sheet && sheet.close());
  // the theme's keys are no business of a sheet
  sheet.addEventListener("keydown", (event) => event.key !== "Escape" && event.stopPropagation());
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}

/**
 * Says in a sheet, to readers and to whoever listens, what has been done.
 * @param {string} words
 */
export function say(words) {
  const said = document.querySelector(".speech-sheet__said");
  if (said) said.textContent = words;
}

/**
 * Puts text on the clipboard, also where a site without TLS has none of the new ones.
 * @param {string} text
 */
export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = draw("textarea", { readonly: "", style: "position: fixed; opacity: 0" });
  field.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** Opened from a disk, where browsers run no modules: takes the classic script beside this one in their place. */
if (location.protocol === "file:") {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  const script = document.createElement("script");
  script.src = new URL("joined.js", here.src).href;
  document.head.append(script);
}

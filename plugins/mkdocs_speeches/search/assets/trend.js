/** The fold on the search page that tells how often phrases are used, year by year. What it shows comes when opened. */

import { draw } from "./results.js";

/** @typedef {import("./address.js").Asked} Asked */

export class Trend {
  /**
   * @param {(freq: string | undefined) => void} keep puts further phrases into the address; nothing where it is closed
   * @param {(asked: Partial<Asked>, text: string) => HTMLElement} link makes a link to another search
   */
  constructor(keep, link) {
    this.keep = keep;
    this.link = link;
    /** @type {Asked | undefined} */
    this.asked = undefined;
    /** @type {Promise<import("./plot.js").Plot> | undefined} */
    this.plot = undefined;
    this.body = draw("div", { class: "cjk-trend__body" });
    this.root = draw("details", { class: "cjk-trend", hidden: true }, draw("summary", {}, "各年用得多少"), this.body);
    this.root.addEventListener("toggle", () => this.toggled());
  }

  toggled() {
    if (!this.asked || this.root.open === (this.asked.freq !== undefined)) return;
    const freq = this.root.open ? "" : undefined;
    this.keep(freq);
    this.show({ ...this.asked, freq }, 1);
  }

  /**
   * @param {Asked} asked
   * @param {number} phrases how many the query has; without any there is nothing to tell
   */
  show(asked, phrases) {
    this.asked = asked;
    const { freq } = asked;
    this.root.hidden = !phrases && !freq;
    this.root.open = freq !== undefined;
    if (freq === undefined || this.root.hidden) return;
    // room for what is coming: nothing below moves
    const rows = phrases + freq.split(/[、，]/u).filter(Boolean).length;
    this.body.style.setProperty("--cjk-rows", String(rows));
    this.plot ??= this.load();
    this.plot.then(
      (plot) => (this.asked === asked ? plot.show(asked) : undefined),
      () => (this.plot = undefined), // the next one tries again
    );
  }

  async load() {
    const { Plot } = await import("./plot.js");
    const plot = new Plot(this.keep, this.link);
    this.body.replaceChildren(plot.root);
    return plot;
  }
}

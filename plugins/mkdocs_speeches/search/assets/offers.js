/** What is offered beside the hits of a query, with the pages and the address that each offer leads to. */

import { addressOf } from "./address.js";
import { offersOf, targetOf } from "./chips.js";
import { matching } from "./matching.js";
import { alsoNamed } from "./synonyms.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./facets.js").Table} Table
 * @typedef {ReturnType<typeof import("./query.js").parse>} Asked
 * @typedef {import("./chips.js").Offer & { pages: number, url: string, isAlone: boolean }} Chip
 * @typedef {{ names: { name: string, pages: number, url: string }[], together: string }} Also
 */

export class Offers {
  /**
   * @param {Library} library
   * @param {Filters} filters that hold already
   * @param {Table} table
   * @param {string} page the address of the search page
   */
  constructor(library, filters, table, page) {
    this.library = library;
    this.filters = filters;
    this.table = table;
    this.page = page;
  }

  /**
   * How many pages a query leads to.
   * @param {string} query
   * @param {Filters} filters
   */
  async count(query, filters = this.filters) {
    return (await matching(this.library, query, filters, this.library.columns())).left.length;
  }

  /**
   * @param {string} query
   * @param {Filters} filters
   */
  address(query, filters = this.filters) {
    const lists = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [values].flat()]));
    return addressOf({ query, filters: lists, sort: "relevance" }, this.page);
  }

  /**
   * What the query names: where no offer leads anywhere, each fact alone.
   * @param {Asked} asked
   * @returns {Promise<Chip[]>}
   */
  async chips(asked) {
    const made = await Promise.all(offersOf(asked, this.table, this.library.form).map((offer) => this.chip(offer)));
    const whole = made.filter(({ isAlone }) => !isAlone);
    const chips = whole.some(({ pages }) => pages) ? whole : made;
    const targets = new Set();
    return chips.filter((chip) => chip.pages && targets.size < targets.add(targetOf(chip)).size);
  }

  /**
   * @param {import("./chips.js").Offer} offer
   * @returns {Promise<Chip>}
   */
  async chip(offer) {
    const filters = { ...this.filters, ...offer.filters };
    const pages = await this.count(offer.query, filters);
    if (pages || !(offer.query || offer.with.length)) {
      return { ...offer, pages, url: this.address(offer.query, filters), isAlone: false };
    }
    const { name } = offer;
    const alone = await this.chip({ ...offer, query: "", with: [], filters: { [name]: offer.filters[name] } });
    return { ...alone, isAlone: true };
  }

  /**
   * Other names of what the query asks for, that are held.
   * @param {Asked} asked
   * @returns {Promise<Also[]>}
   */
  async also(asked) {
    const groups = alsoNamed(asked, this.table.names, this.library.form).map(async ({ names, together }) => {
      const counted = names.map(async ({ name, query }) => {
        return { name, pages: await this.count(query), url: this.address(query) };
      });
      const held = (await Promise.all(counted)).filter(({ pages }) => pages);
      return { names: held, together: this.address(together) };
    });
    return (await Promise.all(groups)).filter(({ names }) => names.length);
  }
}

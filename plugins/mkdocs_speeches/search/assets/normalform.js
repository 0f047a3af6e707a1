/** The sought form of text, as the index was made with. Knows nothing of browsers. */

import { GAP } from "./contract.js";
import { above } from "./numbers.js";
import { whole } from "./wholenumbers.js";

/**
 * Code points of a form, and for each where its source begins and ends in the text.
 * @typedef {{ codes: number[], begins: number[], ends: number[] }} Form
 */

export class NormalForm {
  /** @param {import("./numbers.js").Numbers} numbers of the file of characters */
  constructor(numbers) {
    this.kept = readRanges(numbers);
    this.joiners = readRanges(numbers);
    /** @type {Map<number, number[]>} */
    this.forms = new Map();
    let code = 0;
    for (let left = numbers.count(); left; left--) {
      code += numbers.next();
      const [folded, ...others] = numbers.take(numbers.count());
      this.forms.set(code, [code + (folded % 2 ? -(folded + 1) / 2 : folded / 2), ...others]);
    }
    numbers.end();
  }

  /**
   * @param {string} text
   * @returns {Form}
   */
  read(text) {
    return whole(this.open(text));
  }

  /**
   * Letters, digits and what may join them; the rest as breaks.
   * @param {string} text
   */
  open(text) {
    /** @type {Form} */
    const form = { codes: [], begins: [], ends: [] };
    for (let begin = 0, end; begin < text.length; begin = end) {
      end = begin + width(text, begin);
      const first = this.of(codeAt(text, begin));
      const single = end;
      while (end < text.length && this.joins(codeAt(text, end))) end += width(text, end);
      const all = end === single ? first : this.cluster(text.slice(begin, end));
      for (const code of all) {
        form.codes.push(code);
        form.begins.push(begin);
        form.ends.push(end);
      }
    }
    return form;
  }

  /**
   * What stands for a code point, a break where nothing does.
   * @param {number} code
   */
  of(code) {
    let form = this.forms.get(code);
    if (!form) this.forms.set(code, (form = within(this.kept, code) ? [code] : [GAP]));
    return form;
  }

  /** @param {number} code */
  joins(code) {
    return code >= 0x300 && within(this.joiners, code);
  }

  /** @param {string} text */
  cluster(text) {
    return Array.from(text.normalize("NFKC")).flatMap((character) => this.of(codeAt(character, 0)));
  }
}

/**
 * @param {string} text
 * @param {number} at a place in it
 */
const codeAt = (text, at) => text.codePointAt(at) ?? 0;

/**
 * @param {string} text
 * @param {number} at
 */
const width = (text, at) => (codeAt(text, at) > 0xffff ? 2 : 1);

/**
 * Begins and ends of ranges, ascending.
 * @param {import("./numbers.js").Numbers} numbers
 */
function readRanges(numbers) {
  const bounds = [];
  let at = 0;
  for (let left = numbers.count(); left; left--) {
    bounds.push((at += numbers.next()));
    bounds.push((at += numbers.next()));
  }
  return bounds;
}

/**
 * @param {number[]} bounds
 * @param {number} code
 */
const within = (bounds, code) => above(bounds, code) % 2 === 1;

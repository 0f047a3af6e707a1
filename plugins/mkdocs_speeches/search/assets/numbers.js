/** Reads the numbers that the index is made of, and finds places in ascending ones. Knows nothing of browsers. */

/** Why the index cannot be read: `reason` is "network", "missing", "damaged", "earlier", "format" or "browser". */
export class IndexError extends Error {
  /**
   * @param {"network" | "missing" | "damaged" | "earlier" | "format" | "browser"} reason
   * @param {string} file
   */
  constructor(reason, file) {
    super(`${reason}: ${file}`);
    this.reason = reason;
    this.file = file;
  }
}

/** Numbers of seven bits a byte, the lowest first. */
export class Numbers {
  /**
   * @param {Uint8Array} bytes
   * @param {string} file what an error names
   */
  constructor(bytes, file, at = 0) {
    this.bytes = bytes;
    this.file = file;
    this.at = at;
  }

  /** @returns {number} */
  next() {
    let number = 0;
    for (let unit = 1; unit <= 2 ** 28; unit *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      number += (byte & 127) * unit;
      if (byte < 128) return number;
    }
    throw new IndexError("damaged", this.file);
  }

  /** How many follow: no more than there are bytes left. */
  count() {
    const count = this.next();
    if (count > this.bytes.length - this.at) throw new IndexError("damaged", this.file);
    return count;
  }

  /** @param {number} count */
  take(count) {
    return Array.from({ length: count }, () => this.next());
  }

  /** @param {number} count */
  skip(count) {
    while (count && this.at < this.bytes.length) count -= this.bytes[this.at++] < 128 ? 1 : 0;
  }

  end() {
    if (this.at !== this.bytes.length) throw new IndexError("damaged", this.file);
  }
}

/**
 * How many of the ascending numbers are at most `limit`; the first `from` are known to be.
 * @param {ArrayLike<number>} numbers
 * @param {number} limit
 */
export function above(numbers, limit, from = 0) {
  let step = 1;
  let low = from;
  while (low + step <= numbers.length && numbers[low + step - 1] <= limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(numbers.length, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The candidates behind which, at `offset`, a position of the list stands; both ascend.
 * @param {Uint32Array} candidates
 * @param {number} offset
 * @param {Uint32Array} list
 */
export function standing(candidates, offset, list) {
  let at = 0;
  return candidates.filter((candidate) => {
    const position = candidate + offset;
    at = above(list, position, at);
    return at > 0 && list[at - 1] === position;
  });
}

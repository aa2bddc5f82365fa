// The addresses seen so far, as places in the file, compared without case.

export class Addresses {
  #bytes;
  #slots;
  #starts = [];
  #ends = [];
  #hashes = [];

  constructor(bytes, expected) {
    this.#bytes = bytes;
    this.#slots = new Uint32Array(2 ** Math.max(10, Math.ceil(Math.log2(expected * 2 + 1))));
  }

  /** Whether the address was there before; if not, it is from now on. */
  repeats(start, end) {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ lower(this.#bytes[at]), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] - 1;
      if (this.#hashes[known] === hash && this.#isSame(known, start, end)) return true;
    }
    this.#starts.push(start);
    this.#ends.push(end);
    this.#hashes.push(hash);
    this.#slots[slot] = this.#starts.length;
    if (this.#starts.length * 2 > this.#slots.length) this.#grow();
    return false;
  }

  #isSame(known, start, end) {
    const first = this.#starts[known];
    if (this.#ends[known] - first !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      if (lower(this.#bytes[at]) !== lower(this.#bytes[first + at - start])) return false;
    }
    return true;
  }

  #grow() {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let known = 0; known < this.#hashes.length; known += 1) {
      let slot = this.#hashes[known] & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = known + 1;
    }
  }
}

function lower(byte) {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

// The memory of a WebAssembly module, which no package tells of: whoever makes the module sees it.

/** Watches modules that are made from now on; the answer gives the memories that they export. */
export function watchMemory() {
  const memories = [];
  const original = WebAssembly.instantiate;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await original.call(WebAssembly, source, imports);
    const { exports } = made.instance ?? made;
    memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
  return () => memories;
}

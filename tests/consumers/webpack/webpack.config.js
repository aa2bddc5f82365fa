// Nothing special: webpack 5 takes the WebAssembly modules along by itself.

export default {
  mode: "production",
  entry: "./src/main.js",
  // The page is small and the module large; hints about its size are no use here.
  performance: { hints: false },
};

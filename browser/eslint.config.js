import js from "@eslint/js";

export default [
  { ignores: ["plugins/mkdocs_speeches/assets/fflate/", "plugins/mkdocs_speeches/assets/diff/"] }, // not ours
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // the compiler knows what there is
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "max-len": ["error", 120, { ignoreRegExpLiterals: true, ignoreStrings: true }],
      "max-lines": ["error", 200],
      complexity: ["error", 12], // it counts each `?.` and `??`, too
      "max-params": ["error", 6],
    },
  },
];

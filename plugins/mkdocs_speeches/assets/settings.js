/** How a reader wants speeches to look: one small sheet, kept in this browser. */

import { draw, openSheet } from "./sheet.js";

/**
 * One setting: its key, its name, and its choices, each with the class that the document has while it holds, none for
 * what holds at first.
 * @typedef {{ key: string, name: string, choices: [name: string, held: string][] }} Setting
 */

export const KEPT = "speech-settings";
export const SOURCED = "speech-sourced";
export const SIMPLIFIED = "speech-simplified";

/** @type {Setting[]} */
export const SETTINGS = [
  {
    key: "size",
    name: "字号",
    choices: [
      ["标准", ""],
      ["小", "speech-small"],
      ["大", "speech-large"],
      ["特大", "speech-huge"],
    ],
  },
  {
    key: "face",
    name: "字体",
    choices: [
      ["黑体", ""],
      ["宋体", "speech-serif"],
    ],
  },
  {
    key: "paper",
    name: "纸色",
    choices: [
      ["标准", ""],
      ["米黄", "speech-cream"],
      ["浅绿", "speech-green"],
    ],
  },
  {
    key: "script",
    name: "繁体字",
    choices: [
      ["照原文", ""],
      ["转为简体", SIMPLIFIED],
    ],
  },
  {
    key: "marks",
    name: "正文里的关键词",
    choices: [
      ["标出", ""],
      ["不标", "speech-plain"],
    ],
  },
  {
    key: "notes",
    name: "段旁的“另见”",
    choices: [
      ["显示", ""],
      ["不显示", "speech-unnoted"],
    ],
  },
  {
    key: "copied",
    name: "复制正文时",
    choices: [
      ["只复制正文", ""],
      ["附上出处", SOURCED],
    ],
  },
];

/**
 * The classes that settings stand for; what is no choice of ours holds nothing.
 * @param {unknown} chosen by their keys
 */
export function classesOf(chosen) {
  const held = /** @type {Record<string, unknown>} */ (chosen ?? {});
  const names = SETTINGS.map(({ key, choices }) => choices.find(([, name]) => name && held[key] === name)?.[1]);
  return names.filter((name) => name !== undefined);
}

/** @returns {Record<string, string>} */
function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {}; // a browser that keeps nothing
  }
}

/** @param {Record<string, string>} chosen */
function keep(chosen) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(chosen));
  } catch {
    // then they hold for this page only
  }
}

/** @param {unknown} chosen */
function apply(chosen) {
  const all = SETTINGS.flatMap(({ choices }) => choices.map(([, name]) => name)).filter(Boolean);
  const classes = classesOf(chosen);
  document.documentElement.classList.remove(...all);
  document.documentElement.classList.add(...classes);
  if (classes.includes(SOURCED)) import("./copied.js");
  const isSimple = classes.includes(SIMPLIFIED);
  if (isSimple || wasSimple) import("./simplify.js").then(({ show }) => show(isSimple));
  wasSimple = isSimple;
}

let wasSimple = false;

/**
 * @param {string} key of a setting
 * @param {string} held the class of its choice
 */
export function choose(key, held) {
  const now = { ...recall(), [key]: held };
  keep(now);
  apply(now);
}

/** Shows traditional characters as simplified ones, or as they are again. */
export const turn = () => choose("script", recall().script === SIMPLIFIED ? "" : SIMPLIFIED);

export const begin = () => apply(recall());

/**
 * A choice of one, by mouse, keyboard and touch.
 * @param {Setting} setting
 */
function drawSetting({ key, name, choices }) {
  const chosen = recall()[key] ?? "";
  const buttons = choices.map(([label, held]) => {
    const field = draw("input", { type: "radio", name: `speech-${key}`, value: held });
    field.checked = held === chosen;
    field.addEventListener("change", () => choose(key, held));
    return draw("label", {}, field, draw("span", {}, label));
  });
  return draw("fieldset", { class: "speech-sheet__choice" }, draw("legend", {}, name), ...buttons);
}

/**
 * Whether a setting can change anything here.
 * @param {Setting} setting
 */
const isOfUse = ({ key }) => key !== "script" || wasSimple || document.querySelector("[data-tool=script]") !== null;

export const open = () => openSheet("设置", ...SETTINGS.filter(isOfUse).map(drawSetting));

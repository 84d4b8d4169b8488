// A text of any length: the beginning of a long one, and the rest where it is asked for.

import { el } from "./dom.js";
import { visible } from "./json-text.js";

const LINES = 16;
const CHARACTERS = 1600;
/** What is cut off must be worth a click. */
const SLACK = 6;

/**
 * @param {string} text as it is to be read
 * @param {string} kind answer, arguments, output: what it looks like
 * @param {string=} label what it is, for screen readers
 */
export function textBlock(text, kind, label) {
  const shown = visible(text);
  const block = el("pre", { class: `text ${kind}`, tabindex: "0", role: label && "group", "aria-label": label });
  const beginning = short(shown);
  block.textContent = beginning;
  if (beginning === shown) {
    block.removeAttribute("tabindex");
    return block;
  }
  const more = el("button", { type: "button", class: "quiet more", "aria-expanded": "false" }, `Show all ${shown.length.toLocaleString("en")} characters`);
  more.addEventListener("click", () => {
    const open = more.getAttribute("aria-expanded") === "true";
    block.textContent = open ? beginning : shown;
    more.setAttribute("aria-expanded", String(!open));
    more.textContent = open ? `Show all ${shown.length.toLocaleString("en")} characters` : "Show less";
  });
  return el("div", { class: "long" }, block, more);
}

function short(text) {
  const lines = text.split("\n");
  const cut = lines.length > LINES + SLACK ? lines.slice(0, LINES).join("\n") : text;
  return cut.length > CHARACTERS * 1.25 ? cut.slice(0, CHARACTERS) : cut;
}

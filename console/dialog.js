// Questions that hold everything else back. The dialog element keeps the focus inside and gives it back at the end.

import { el, freshId } from "./dom.js";

/**
 * @param {{heading: string, content: Node[], confirm: string, other?: string|null, danger?: boolean}} question
 * @returns {Promise<"confirm"|"other"|"dismissed">}
 */
export function ask({ heading, content, confirm, other = null, danger = false }) {
  return new Promise((resolve) => {
    const headingId = freshId("heading");
    let result = "dismissed";
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const form = el(
      "form",
      {
        on: {
          submit: (event) => {
            event.preventDefault();
            close("confirm");
          },
        },
      },
      el("h2", { id: headingId }, heading),
      content,
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "submit", class: danger ? "danger" : "primary" }, confirm),
        other && el("button", { type: "button", on: { click: () => close("other") } }, other),
        el("button", { type: "button", on: { click: () => close("dismissed") } }, "Back"),
      ),
    );
    const dialog = el("dialog", { "aria-labelledby": headingId }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Asks for a reason, which may be left empty; null where the person turned back. */
export async function askReason({ heading, text, confirm, danger = false }) {
  const input = el("input", { id: freshId("reason"), type: "text", maxlength: "500", autocomplete: "off" });
  const given = await ask({
    heading,
    content: [el("p", {}, text), el("label", { for: input.id }, "Reason (optional)"), input],
    confirm,
    danger,
  });
  return given === "confirm" ? input.value.trim() : null;
}

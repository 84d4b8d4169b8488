// Builds elements. Every text becomes a text node: whatever an agent wrote, it is never markup.

/**
 * @param {string} tag
 * @param {Object} attributes name to value; true is an empty value, false and null leave it out; on: {event: listener}
 * @param {...(Node|string|null|false|Array)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/** Puts new children in the place of the old ones. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/** Changes a text only where it differs, so that a selection in it survives. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

let ids = 0;

/** An id that no other element has, to tie labels to what they label. */
export function freshId(name) {
  ids += 1;
  return `${name}-${ids}`;
}

// A status: a word, a drawing and a colour that all say the same.

import { el, fill } from "./dom.js";
import { statusName } from "./format.js";
import { icon } from "./icons.js";

export function statusBadge(status) {
  return showStatus(el("span"), status);
}

export function showStatus(badge, status) {
  if (badge.dataset.status !== status) {
    badge.dataset.status = status;
    badge.className = `status status-${/^[a-z_]+$/.test(status) ? status : "other"}`;
    fill(badge, icon(status), statusName(status));
  }
  return badge;
}

// Says to screen readers what the eye sees arriving.

const KEPT = 20;

export function announce(text) {
  const announcer = document.getElementById("announcer");
  const line = document.createElement("p");
  line.textContent = text.length > 300 ? `${text.slice(0, 299)}…` : text;
  announcer.append(line);
  while (announcer.children.length > KEPT) {
    announcer.firstChild.remove();
  }
}

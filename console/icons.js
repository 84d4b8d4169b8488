// Small drawings. They only repeat what a word beside them says, so nothing depends on seeing them.

const SPACE = "http://www.w3.org/2000/svg";

const PATHS = {
  pending: ["M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11"],
  running: ["M8 2.5a5.5 5.5 0 1 1-5.5 5.5"],
  paused: ["M5.5 3.5v9", "M10.5 3.5v9"],
  input_required: ["M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8", "M8 13v.01"],
  completed: ["M3 8.5l3.2 3.2L13 4.8"],
  failed: ["M4 4l8 8", "M12 4l-8 8"],
  cancelled: ["M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11", "M4.2 11.8l7.6-7.6"],
  step: ["M3 8h10", "M9 4l4 4l-4 4"],
  message: ["M3 3.5h10v7h-6l-2.5 2.5v-2.5h-1.5z"],
  note: ["M8 6.8a1.2 1.2 0 1 0 0 2.4a1.2 1.2 0 1 0 0-2.4"],
  person: ["M8 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5", "M3.5 13.5c.4-2.6 2.2-3.8 4.5-3.8s4.1 1.2 4.5 3.8"],
  memory: ["M4 2.5h8v11l-4-3l-4 3z"],
  plan: ["M3 4.5h.01", "M6 4.5h7", "M3 8h.01", "M6 8h7", "M3 11.5h.01", "M6 11.5h7"],
  download: ["M8 2.5v7.5", "M4.8 7l3.2 3.2l3.2-3.2", "M3 13.5h10"],
};

export function icon(name) {
  const svg = document.createElementNS(SPACE, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  for (const data of PATHS[name] ?? PATHS.note) {
    const path = document.createElementNS(SPACE, "path");
    path.setAttribute("d", data);
    svg.append(path);
  }
  return svg;
}

// JSON for reading. It is laid out from its own text and never parsed into numbers: a person who approves a call sees
// what the model wrote, digit by digit, and no character that hides or reorders others.

// Control characters, and those that turn the text around them.
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069]/g;
// Also what takes no place at all: in prose it joins emoji and letters, in a call's arguments it only hides.
const UNSEEN = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028\u2029\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** A text for reading, with the characters written out as \uXXXX that would make it look like another one. */
export function visible(text) {
  return String(text).replaceAll("\r\n", "\n").replace(HARMFUL, escaped);
}

function escaped(character) {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

const ONE_LINE = 88;

/** A JSON text on one line where it fits there, else with line breaks and indents; any other text as it is. */
export function laidOut(text) {
  try {
    JSON.parse(text);
  } catch {
    return strict(text);
  }
  const tokens = text.match(TOKEN) ?? [];
  const line = tokens.map((token) => (token === ":" || token === "," ? `${token} ` : token)).join("");
  return strict(line.length <= ONE_LINE ? line : indented(tokens));
}

function indented(tokens) {
  let depth = 0;
  const newLine = () => `\n${"  ".repeat(depth)}`;
  const write = (token, i) => {
    switch (token) {
      case "{":
      case "[":
        depth += 1;
        return closes(tokens[i + 1]) ? token : token + newLine();
      case "}":
      case "]":
        depth -= 1;
        return opens(tokens[i - 1]) ? token : newLine() + token;
      case ",":
        return token + newLine();
      default:
        return token === ":" ? ": " : token;
    }
  };
  return tokens.map(write).join("");
}

function opens(token) {
  return token === "{" || token === "[";
}

function closes(token) {
  return token === "}" || token === "]";
}

function strict(text) {
  return visible(text).replace(UNSEEN, escaped);
}

/** Whether a text is a JSON object, as a call's arguments must be. */
export function isObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

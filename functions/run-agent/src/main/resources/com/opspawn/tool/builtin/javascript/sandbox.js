// Runs one script. What the script could misuse or break is taken first and then taken away.
(() => {
  const invoke = globalThis.java_invoke;
  const { stringify, parse } = JSON;
  const cap = 60000;
  for (const name of ["java_invoke", "Javy", "plugin", "quickjs4j_engine", "opspawn"]) {
    delete globalThis[name];
  }
  const ask = (name) => parse(invoke("opspawn", name, "[]"));
  const tell = (name, text) => invoke("opspawn", name, stringify([text.length > cap ? text.slice(0, cap) : text]));

  const plain = (key, value) => {
    if (typeof value === "bigint") return value.toString();
    if (value instanceof Map) return Object.fromEntries(value);
    if (value instanceof Set) return [...value];
    if (value instanceof Error) return String(value);
    return value;
  };
  const shown = (value) => {
    const json = stringify(value, plain);
    return json === undefined ? String(value) : json;
  };
  const fail = (error) => {
    const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
    tell("failed", String(error) + "\n" + stack);
  };

  // A script's value is that of its last expression. Only where it is no script for having return or await at its top
  // is it run as the body of a function. The first statement tells a script that is none from one that threw.
  const run = (code) => {
    let begun = false;
    globalThis.__begun = () => { begun = true; delete globalThis.__begun; };
    try {
      return (0, eval)("__begun();" + code);
    } catch (error) {
      if (begun || !(error instanceof SyntaxError) || !/\b(?:return|await)\b/.test(code)) throw error;
      return (0, eval)("(async () => {" + code + "\n})()");
    } finally {
      delete globalThis.__begun;
    }
  };

  try {
    const code = ask("code");
    globalThis.input = parse(ask("input"));
    Promise.resolve(run(code)).then((value) => tell("done", shown(value))).catch(fail);
  } catch (error) {
    fail(error);
  }
})();

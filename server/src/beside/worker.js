// Computes charts that answer a question away from the page, with the same model and the same words.
let module;
const engines = new Map();

const text = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};

const load = async ({ script, wasm, start, margins, sources, years = [] }) => {
  module ??= import(script).then(async (found) => {
    await found.default({ module_or_path: wasm });
    return found;
  });
  const [{ Engine }, ...texts] = await Promise.all([module, ...[start, margins, sources, ...years].map(text)]);
  const engine = new Engine(texts[0]);
  engine.set_margins(texts[1]);
  engine.set_sources(texts[2]);
  for (const year of texts.slice(3)) engine.add_year(year);
  return engine;
};

onmessage = async ({ data }) => {
  const { job, chart, format, query, address } = data;
  try {
    const name = JSON.stringify([data.start, data.years]);
    if (!engines.has(name)) engines.set(name, load(data));
    const engine = await engines.get(name).catch((error) => {
      engines.delete(name);
      module = undefined;
      throw error;
    });
    const file = engine.file_telling(chart, format, query, address, (done) => postMessage({ job, done }));
    postMessage({ job, file });
  } catch (error) {
    postMessage({ job, failure: String(error) });
  }
};

// The page's second thread: paints what page.js hands over, by the same program (helper.c), and gives back what has changed.
'use strict';
let parts = [], spare = [], pixels = 0, across = 0;
function room(size) { // what the page has given back: to ask for new memory takes longer than to paint
  const at = spare.findIndex(buffer => buffer.byteLength >= size && buffer.byteLength < 2 * size + 65536);
  return new Uint8ClampedArray(at < 0 ? new ArrayBuffer(size) : spare.splice(at, 1)[0], 0, size);
}
function show(at, width) { pixels = at; across = width; }
function showPart(left, top, width, height) {
  const all = Module.HEAPU8, part = room(width * height * 4), row = width * 4;
  for (let y = 0, from = pixels + (top * across + left) * 4; y < height; y++, from += across * 4)
    part.set(all.subarray(from, from + row), y * row);
  parts.push({ left, top, width, part });
}
var Module = { page: { show, showPart }, noInitialRun: true };

async function begin({ module, fonts }) {
  Module.preRun = [() => Object.assign(Module.ENV, { HALFPLANE_FONTS: '/fonts' })];
  Module.instantiateWasm = (imports, done) => { WebAssembly.instantiate(module, imports).then(done); return {}; };
  await new Promise(done => { Module.onRuntimeInitialized = done; halfplane(Module); });
  Module.FS.mkdir('/fonts');
  for (const [name, bytes] of fonts) Module.FS.writeFile('/fonts/' + name, bytes);
  if (!Module._helper_begin()) throw new Error('it finds no fonts');
  postMessage({ ready: true });
}
function paint({ bytes, width, height, density, afresh, turn, shown }) {
  parts = [];
  spare = shown;
  Module.HEAPU8.set(bytes, Module._helper_room(bytes.length));
  Module._helper_paint(width, height, density, afresh);
  postMessage({ parts, width, height, turn }, parts.map(p => p.part.buffer));
}
onmessage = ({ data }) => {
  if (data.bytes) paint(data);
  else begin(data).catch(e => postMessage({ failed: e.message }));
};

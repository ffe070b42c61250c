// The page's side of src/web/loop.c: hands in, pixels out, and what only a browser can do.
'use strict';
const page = (() => {
  const element = id => document.getElementById(id);
  const canvas = element('canvas'), typed = element('typed'), told = element('told');
  const context = canvas.getContext('2d', { alpha: false });
  const shapes = ['default', 'grab', 'crosshair', 'move', 'ew-resize', 'ns-resize'];
  const MOVE = 0, PRESS = 1, RELEASE = 2, LEFT = 1, RIGHT = 3, SHIFT = 1, CTRL = 2, FINGER = 4;
  const stats = { frames: 0, drawn: 0, busy: 0, first: 0, shown: 0, helped: 0 }; // for measuring
  const prefix = 'halfplane:';
  let shape = -1, FS = null;

  // ---- words for the program
  function tell(call, text) {
    const size = Module.lengthBytesUTF8(text) + 1, at = Module._malloc(size);
    Module.stringToUTF8(text, at, size);
    call(at);
    Module._free(at);
  }
  const say = text => tell(Module._page_say, text);

  // ---- the program and its files, which lie in the page or beside it: an index, then the files
  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  function decode(text, length) { // five letters for four bytes (pack.py)
    const words = new DataView(new ArrayBuffer(text.length / 5 * 4));
    for (let from = 0, to = 0; from < text.length; to += 4) {
      let word = 0;
      for (const end = from + 5; from < end; from++) {
        const code = text.charCodeAt(from);
        word = word * 85 + code - (code > 60 ? 36 : 35);
      }
      words.setUint32(to, word);
    }
    return new Uint8Array(words.buffer, 0, length);
  }
  async function cargo() {
    const inside = element('cargo');
    if (!inside) return new Uint8Array(await (await fetch('halfplane.cargo')).arrayBuffer());
    const bytes = decode(inside.textContent, +inside.dataset.bytes);
    inside.remove();
    return inflate(bytes);
  }
  function unpack(bytes) {
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const index = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    let at = 4 + length;
    return index.map(([path, size]) => [path, bytes.subarray(at, at += size)]);
  }

  // ---- what is kept between visits: small files of text, in the browser's store where it has one
  const store = (() => {
    try { localStorage.setItem(prefix, ''); localStorage.removeItem(prefix); return localStorage; } catch (e) { return null; }
  })();
  const last = {};
  let failing = !store, forgotten = false;
  function folder(path) { // with all above it
    path.split('/').slice(1, -1).reduce((above, name) => {
      const whole = above + '/' + name;
      if (!FS.analyzePath(whole).exists) FS.mkdir(whole);
      return whole;
    }, '');
  }
  function recall() {
    for (let i = 0; store && i < store.length; i++) {
      const key = store.key(i), path = key.slice(prefix.length);
      if (!key.startsWith(prefix + '/')) continue;
      folder(path);
      FS.writeFile(path, last[path] = store.getItem(key));
    }
  }
  function files(above) {
    return FS.readdir(above).filter(name => !name.startsWith('.')).flatMap(name => {
      const path = above + '/' + name, node = FS.lookupPath(path).node;
      if (FS.isDir(node.mode)) return name === 'thumbnails' ? [] : files(path);
      return node.usedBytes > 1e6 || /\.(png|lock)$/.test(name) ? [] : [path];
    });
  }
  function forget() { // as for the first time: nothing that is here is kept any more
    store.clear();
    forgotten = true;
  }
  function keep() {
    if (!store || forgotten) return;
    const there = [...files('/own'), ...files('/files')];
    for (const path of there) {
      const text = FS.readFile(path, { encoding: 'utf8' });
      if (last[path] === text) continue;
      try {
        store.setItem(prefix + path, text);
        last[path] = text;
      } catch (e) {
        if (!failing) say('This browser has no room left to keep your work: save it as a file.');
        failing = true;
      }
    }
    for (const path in last) {
      if (there.includes(path)) continue;
      store.removeItem(prefix + path);
      delete last[path];
    }
  }

  // ---- the address: #scene=... holds a scene, #lesson-text=... a lesson, #lesson=5.3 names a step; so it goes on saying while it runs
  const link = () => /^#(scene|lesson|lesson-text)=/.test(location.hash) ? location.hash : null;
  const home = /^https?:/.test(location.protocol) ? location.href.replace(/#.*/, '') : '';
  function address(lesson, step) {
    const hash = lesson > 0 ? '#lesson=' + lesson + '.' + step : '';
    if (location.hash === hash || (!hash && !location.hash.startsWith('#lesson='))) return;
    try { history.replaceState(null, '', hash || location.href.replace(/#.*/, '')); } catch (e) { /* not here */ }
  }

  // ---- files
  async function take(list) {
    let first = null;
    for (const file of list) {
      const path = '/files/' + file.name.replace(/\//g, '-');
      FS.writeFile(path, new Uint8Array(await file.arrayBuffer()));
      if (!first || /\.(scene|md)$/i.test(file.name)) first = path; // tables may lie beside it
    }
    if (first) tell(Module._page_drop, first);
  }
  function pick() {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.scene,.csv,.tsv,.txt,.md';
    input.onchange = () => take(input.files);
    input.click();
  }
  function give(path) {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([FS.readFile(path)]));
    a.download = path.slice(path.lastIndexOf('/') + 1);
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  }
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return; } catch (e) { /* from file:// or in a frame: the old way */ }
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    if (!document.execCommand('copy')) say('This browser lets no page use its clipboard.');
    area.remove();
    canvas.focus({ preventScroll: true });
  }

  async function copyPicture(at, length) {
    const png = new Blob([Module.HEAPU8.slice(at, at + length)], { type: 'image/png' });
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      say('Copied as a picture.');
    } catch (e) { say('This browser lets no page copy a picture. Ctrl+F12 saves it.'); }
  }

  // ---- hands: the mouse
  const place = e => { const box = canvas.getBoundingClientRect(); return [e.clientX - box.left, e.clientY - box.top]; };
  const held = e => (e.shiftKey ? SHIFT : 0) | (e.ctrlKey || e.metaKey ? CTRL : 0) | (e.pointerType === 'touch' ? FINGER : 0);
  const hand = (kind, e, button = Math.max(0, e.button) + 1, clicks = 0) =>
    Module._page_pointer(kind, ...place(e), button, clicks, held(e));
  let clicks = 0, clicked = { time: -1e9, x: 0, y: 0, button: 0 };
  function count(e) {
    const near = Math.hypot(e.clientX - clicked.x, e.clientY - clicked.y) < (e.pointerType === 'touch' ? 24 : 6);
    clicks = near && e.button === clicked.button && e.timeStamp - clicked.time < 500 ? clicks + 1 : 1;
    clicked = { time: e.timeStamp, x: e.clientX, y: e.clientY, button: e.button };
    return clicks;
  }

  // ---- hands: fingers. One presses when it moves or is lifted; staying, it is the other button; two pan and zoom.
  const LONG = 500, FAR = 8;
  const fingers = new Map();
  let waiting = null, pinching = false, apart = 0, scrolling = null;
  function press(e, button) {
    clearTimeout(waiting.timer);
    waiting = null;
    hand(MOVE, e);
    hand(PRESS, e, button, button === LEFT ? count(e) : 1);
  }
  function hold() {
    const e = waiting.e;
    press(e, RIGHT);
    hand(RELEASE, e, RIGHT);
    fingers.delete(e.pointerId);
  }
  function setOff(e) { // up or down over a page takes it along
    const from = waiting.e, down = Math.abs(e.clientY - from.clientY) > Math.abs(e.clientX - from.clientX);
    if (!down || !Module._page_scrolls(...place(from))) { press(from, LEFT); return; }
    clearTimeout(waiting.timer);
    waiting = null;
    scrolling = from;
  }
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  function fingerDown(e) {
    fingers.set(e.pointerId, e);
    if (fingers.size === 1) waiting = { e, timer: setTimeout(hold, LONG) };
    if (fingers.size !== 2) return;
    if (waiting) { clearTimeout(waiting.timer); waiting = null; } else if (!scrolling) hand(RELEASE, e, LEFT);
    scrolling = null;
    pinching = true;
    apart = spread();
  }
  function fingerMove(e) {
    if (!fingers.has(e.pointerId)) return;
    if (waiting && Math.hypot(e.clientX - waiting.e.clientX, e.clientY - waiting.e.clientY) > FAR) setOff(e);
    if (scrolling && fingers.size === 1) {
      Module._page_scroll(...place(scrolling), e.clientY - fingers.get(e.pointerId).clientY);
      fingers.set(e.pointerId, e);
      return;
    }
    fingers.set(e.pointerId, e);
    if (pinching && fingers.size === 2) {
      const [a, b] = [...fingers.values()], now = spread();
      const [x, y] = place({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });
      if (apart > 0) Module._page_pinch(x, y, now / apart);
      apart = now;
    } else if (!waiting && !pinching) hand(MOVE, e, 0);
  }
  function fingerUp(e) {
    if (!fingers.has(e.pointerId)) return;
    if (waiting) press(waiting.e, LEFT);
    if (!pinching && !scrolling) hand(RELEASE, e, LEFT);
    if (!pinching && scrolling) hand(MOVE, { clientX: -1, clientY: -1 }, 0); // it points at nothing any more
    scrolling = null;
    fingers.delete(e.pointerId);
    if (fingers.size === 0) pinching = false;
    setTimeout(softKeys, 100); // when the press has been drawn
  }
  // A phone shows its keyboard where something is typed.
  function softKeys() {
    if (Module._page_types()) typed.focus({ preventScroll: true });
    else if (document.activeElement === typed) canvas.focus({ preventScroll: true });
  }

  // ---- hands: keys
  const special = { Enter: 256, Escape: 257, Tab: 258, Backspace: 259, Delete: 260, ArrowLeft: 261, ArrowRight: 262,
    ArrowUp: 263, ArrowDown: 264, Home: 265, End: 266, PageUp: 267, PageDown: 268, F12: 270 };
  const ours = 'ACEOSXYZ0123456789+-='; // of the keys with Ctrl; the others are the browser's
  let leaving = false; // after Escape, Tab goes on through the page: a frame is no trap
  function code(e) {
    if (special[e.key]) return special[e.key];
    if (/^Digit\d$/.test(e.code) && e.shiftKey) return e.code.charCodeAt(5);
    return e.key.length === 1 && e.key.charCodeAt(0) < 127 ? e.key.toUpperCase().charCodeAt(0) : 0;
  }
  function key(e) {
    const ctrl = e.ctrlKey || e.metaKey, which = code(e), letter = [...e.key].length === 1;
    if (e.altKey || (e.key === 'F12' && !e.shiftKey) || (e.key === 'Tab' && leaving)) return;
    if (ctrl && which < 256 && !ours.includes(String.fromCharCode(which))) return;
    if (e.key !== 'Tab') leaving = e.key === 'Escape';
    if (which) Module._page_key(which, held(e));
    if (e.target === typed) setTimeout(softKeys, 100);
    if (e.target === typed && letter && !ctrl) return; // comes as text
    if (which) e.preventDefault();
    if (!ctrl && letter) tell(Module._page_text, e.key);
  }
  function soft(e) { // what keyboards of phones send in place of keys
    if (e.inputType === 'deleteContentBackward') Module._page_key(special.Backspace, 0);
    else if (e.inputType === 'insertLineBreak') Module._page_key(special.Enter, 0);
    else if (e.data) tell(Module._page_text, e.data);
    e.preventDefault();
    setTimeout(softKeys, 100); // what was typed may be given: then the keyboard goes
  }

  function listen() {
    const on = (what, f) => canvas.addEventListener(what, f, { passive: false });
    const either = (touch, mouse) => e => e.pointerType === 'touch' ? touch(e) : mouse(e);
    on('pointerdown', e => {
      canvas.focus({ preventScroll: true });
      try { canvas.setPointerCapture(e.pointerId); } catch (failed) { /* it has gone already */ }
      e.preventDefault();
      either(fingerDown, e => { hand(MOVE, e); hand(PRESS, e, undefined, count(e)); })(e);
    });
    on('pointermove', either(fingerMove, e => hand(MOVE, e)));
    on('pointerup', either(fingerUp, e => hand(RELEASE, e)));
    on('pointercancel', either(fingerUp, () => 0));
    on('contextmenu', e => e.preventDefault());
    on('wheel', e => {
      e.preventDefault();
      const lines = e.deltaMode === 1 ? 1 / 3 : 1 / 100;
      if (e.ctrlKey) Module._page_pinch(...place(e), Math.exp(-e.deltaY / 100));
      else Module._page_wheel(e.deltaX * lines, -e.deltaY * lines);
    });
    addEventListener('keydown', key);
    typed.addEventListener('beforeinput', soft);
    addEventListener('paste', e => { tell(Module._page_paste, e.clipboardData.getData('text')); e.preventDefault(); });
    addEventListener('dragover', e => e.preventDefault());
    addEventListener('drop', e => { e.preventDefault(); take(e.dataTransfer.files); });
    addEventListener('hashchange', () => { if (link()) tell(Module._page_paste, link()); else licences(); });
    addEventListener('pagehide', () => { Module._page_leave(); keep(); });
    document.addEventListener('visibilitychange', () => { if (document.hidden) { Module._page_hide(); Module._page_leave(); keep(); } });
    setInterval(keep, 1000);
  }

  // ---- the licences of all that lies in the page: #licences
  let licence = '';
  function licences() {
    const shown = element('licences');
    if (shown) shown.remove();
    if (location.hash !== '#licences') return;
    const text = document.createElement('pre');
    text.id = 'licences';
    text.textContent = licence;
    document.body.append(text);
  }

  // ---- pictures
  let image = null; // the program's pixels; made anew when they or its memory are elsewhere
  function fit(width, height) {
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    if (!stats.first) stats.first = performance.now();
  }
  function show(pixels, width, height) {
    const buffer = Module.HEAPU8.buffer;
    fit(width, height);
    if (!image || image.data.buffer !== buffer || image.data.byteOffset !== pixels || image.width !== width || image.height !== height)
      image = new ImageData(new Uint8ClampedArray(buffer, pixels, width * height * 4), width, height);
    stats.drawn++;
  }
  const showPart = (left, top, width, height) => {
    context.putImageData(image, 0, 0, left, top, width, height);
    stats.shown += width * height;
  };

  // ---- a second thread (helper.js), where the browser has one: it paints while this one computes the next picture
  const helper = (() => {
    let worker = null, given = null, ready = false, busy = false, next = null, turn = 0, shown = [];
    const paints = { always: false }; // for tests: at rest, too
    const equip = (module, program) => { given = { module, program }; };
    function hire() { // when it is first of use
      try {
        const fonts = FS.readdir('/fonts').filter(name => !name.startsWith('.')).map(name => [name, FS.readFile('/fonts/' + name)]);
        worker = new Worker(URL.createObjectURL(new Blob([given.program], { type: 'text/javascript' })));
        worker.onmessage = answer;
        worker.onerror = dismiss;
        worker.postMessage({ module: given.module, fonts });
      } catch (e) { dismiss(); }
      given = null;
    }
    function dismiss() { // this thread paints, as before
      if (worker) worker.terminate();
      worker = next = null;
      ready = busy = false;
    }
    function helps(playing) {
      if (!playing && !paints.always) return false;
      if (given && navigator.hardwareConcurrency > 1) hire();
      return ready;
    }
    function post(picture) {
      busy = true;
      worker.postMessage({ ...picture, shown }, [picture.bytes.buffer, ...shown]); // it writes into these again
      shown = [];
    }
    function packOff(at, size, width, height, density, afresh) {
      const picture = { bytes: Module.HEAPU8.slice(at, at + size), width, height, density, afresh, turn };
      if (!busy) return post(picture);
      if (next) picture.afresh ||= next.afresh; // which nobody will paint now
      next = picture;
    }
    function recall() { // this thread has painted something newer
      turn++;
      next = null;
    }
    function answer({ data }) {
      if (data.failed) return dismiss();
      if (data.ready) { ready = true; return; }
      busy = false;
      if (next) post(next);
      next = null;
      if (data.turn === turn) put(data);
      shown.push(...data.parts.map(p => p.part.buffer));
      if (owed) step(performance.now());
    }
    function put(data) {
      const before = performance.now();
      fit(data.width, data.height);
      for (const { left, top, width, part } of data.parts) {
        context.putImageData(new ImageData(part, width), left, top);
        stats.shown += part.length / 4;
      }
      stats.drawn++;
      stats.helped++;
      stats.busy += performance.now() - before;
    }
    return { equip, helps, packOff, recall, paints, behind: () => next !== null };
  })();

  let owed = false; // the screen took a frame, and the helper was two behind
  function step(now) {
    const before = performance.now();
    owed = helper.behind();
    if (!owed) Module._page_frame(now / 1000, canvas.clientWidth, canvas.clientHeight, devicePixelRatio || 1);
    stats.busy += performance.now() - before;
  }
  function frame(now) {
    step(now);
    stats.frames++;
    requestAnimationFrame(frame);
  }

  async function begin() {
    try { await start(); } catch (e) {
      element('wait').textContent = 'Halfplane could not start: ' + e.message + '. It needs Chrome 91, Firefox 113, Safari 16.4 or a later one.';
    }
  }
  async function start() {
    const all = unpack(await cargo());
    const inside = name => all.find(f => f[0] === name)[1], text = name => new TextDecoder().decode(inside(name));
    Module.instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(inside('page.wasm'), imports).then(({ instance, module }) => {
        helper.equip(module, text('program') + text('helper'));
        done(instance, module);
      }, failed);
      return {};
    };
    licence = text('licences');
    let failed = null;
    const program = document.createElement('script');
    program.textContent = text('program');
    document.head.append(program);
    const framed = new URLSearchParams(location.search).has('frame');
    Module.noInitialRun = true;
    Module.preRun = [() => Object.assign(Module.ENV, {
      HALFPLANE_LESSONS: '/lessons', HALFPLANE_FONTS: '/fonts', HALFPLANE_BASE: home, ...(framed && { HALFPLANE_FRAME: '1' }) })];
    await new Promise((done, fail) => { failed = fail; Module.onRuntimeInitialized = done; halfplane(Module); });
    FS = Module.FS;
    for (const path of ['/own/', '/files/', '/fonts/', '/lessons/']) folder(path);
    for (const [path, bytes] of all) if (path.includes('/')) FS.writeFile('/' + path, bytes);
    FS.chdir('/files');
    recall();
    Module.callMain(link() ? [link()] : []);
    if (matchMedia('(pointer: coarse)').matches) Module._page_fingers();
    element('wait').remove();
    listen();
    licences();
    if (!framed) canvas.focus({ preventScroll: true });
    if (!store) say('This page may keep nothing here: save your work as a file before you leave.');
    requestAnimationFrame(frame);
  }

  return { begin, show, showPart, helps: helper.helps, packOff: helper.packOff, recall: helper.recall, paints: helper.paints,
    pick, give, copy, copyPicture, address, stats, keep, forget,
    told: text => { told.textContent = text; },
    pointer: s => { if (s !== shape) canvas.style.cursor = shapes[shape = s]; },
    fullScreen: full => full ? document.documentElement.requestFullscreen().catch(() => 0) : document.fullscreenElement && document.exitFullscreen() };
})();
var Module = { page };

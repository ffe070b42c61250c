#!/usr/bin/python3
"""The page in a browser, used as a student would, by Chromium: the same pixels as `halfplane render`, hands, touch,
reload, drop, download, frames, links. Needs chromium, chromium-driver and python3-selenium; skipped (77) without.

usage: tests/web.py PAGE.html HALFPLANE
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print('skipped: there is no python3-selenium')
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = pathlib.Path(sys.argv[1]).resolve()
HALFPLANE = pathlib.Path(sys.argv[2]).resolve()
WIDTH, HEIGHT = 1280, 800

# Draws the PNG beside the page and counts the pixels that differ.
COMPARE = '''
const [png, done] = arguments, image = new Image();
image.onload = () => {
  const page = document.getElementById('canvas'), other = document.createElement('canvas');
  other.width = image.width; other.height = image.height;
  const pixels = c => new Uint32Array(c.getContext('2d').getImageData(0, 0, page.width, page.height).data.buffer);
  other.getContext('2d').drawImage(image, 0, 0);
  if (page.width !== image.width || page.height !== image.height) return done(-1);
  const a = pixels(page), b = pixels(other);
  let differing = 0;
  for (let i = 0; i < a.length; i++) differing += a[i] !== b[i];
  done(differing);
};
image.src = 'data:image/png;base64,' + png;
'''

DROP = '''
const [name, text] = arguments, carried = new DataTransfer();
carried.items.add(new File([text], name));
window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
'''

# A finger, or two: [[id, x, y, what], ...].
TOUCH = '''
for (const [id, x, y, what] of arguments[0]) {
  const e = new PointerEvent('pointer' + what, { pointerId: id, pointerType: 'touch', clientX: x, clientY: y,
    button: 0, bubbles: true, cancelable: true });
  document.getElementById('canvas').dispatchEvent(e);
}
'''


class Page:
    """A browser with the page in it, and a folder for what it downloads."""

    def __init__(self, scratch, scale=1):
        self.downloads = pathlib.Path(scratch) / 'downloads'
        self.downloads.mkdir(exist_ok=True)
        options = webdriver.ChromeOptions()
        for word in ['--headless=new', '--no-sandbox', '--disable-gpu', f'--user-data-dir={scratch}/profile',
                     f'--force-device-scale-factor={scale}', '--allow-file-access-from-files']:
            options.add_argument(word)
        options.add_experimental_option('prefs', {'download.default_directory': str(self.downloads)})
        self.driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
        self.driver.set_script_timeout(60)
        self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
            'width': WIDTH, 'height': HEIGHT, 'deviceScaleFactor': scale, 'mobile': False})

    def open(self, rest='', fresh=True):
        self.driver.get('about:blank')
        if fresh:  # as for the first time
            self.driver.execute_cdp_cmd('Storage.clearDataForOrigin', {'origin': 'file://', 'storageTypes': 'local_storage'})
        self.driver.get(f'file://{PAGE}{rest}')
        self.until(lambda: self.js('return Module.page.stats.drawn > 0 && !document.getElementById("wait")'))
        self.rest()

    def js(self, text, *words):
        return self.driver.execute_script(text, *words)

    def until(self, holds, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            if holds():
                return True
            time.sleep(0.1)
        raise AssertionError('it does not happen')

    def rest(self):
        """Until nothing has been drawn for a while."""
        drawn = -1
        while drawn != (drawn := self.js('return Module.page.stats.drawn')):
            time.sleep(0.4)

    def key(self, *keys):
        chain = ActionChains(self.driver)
        for key in keys:
            if len(key) > 1 and key.startswith('^'):
                chain.key_down(Keys.CONTROL).send_keys(key[1:]).key_up(Keys.CONTROL)
            else:
                chain.send_keys(key)
        chain.perform()
        self.rest()

    def click(self, x, y):
        chain = ActionChains(self.driver)
        chain.w3c_actions.pointer_action.move_to_location(x, y).click()
        chain.perform()
        self.rest()

    def epoch(self):
        return self.js('return Module._page_epoch()')

    def told(self):
        return self.js('return document.getElementById("told").textContent')

    def kept(self, name='unsaved.scene'):
        """What the browser keeps for the next time."""
        return self.js('return localStorage.getItem("halfplane:/own/" + arguments[0])', name) or ''

    def close(self):
        self.driver.quit()


def run(*words):
    # Threads that wait do not spin: the browser needs the cores.
    environment = {**os.environ, 'OMP_WAIT_POLICY': 'passive'}
    return subprocess.run([HALFPLANE, *words], capture_output=True, check=True, env=environment).stdout


def link_of(scene, epochs=0):
    return run('link', str(ROOT / 'tests/scenes' / scene), '--epochs', str(epochs)).decode().strip()


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


def pixels(page, scale=1):
    """0 pixels may differ, of lessons and scenes."""
    shown = [f'#lesson={lesson}' for lesson in ('1.1', '2.2', '4.3', '5.3', '6.2', '8.1', '10.2', '12.2', '13.3', '15.1')]
    shown += [link_of('circles.scene', 60), link_of('rain.scene', 20), link_of('maxout.scene')]
    for word in shown if scale == 1 else shown[::4]:
        page.open(word)
        png = run('render', word, '-o', '-', '--size', f'{WIDTH}x{HEIGHT}', '--scale', str(scale))
        differing = page.driver.execute_async_script(COMPARE, base64.b64encode(png).decode())
        expect(differing == 0, f'{word[:40]} at {scale}: {differing} pixels differ')


def hands(page):
    """Points by mouse, a run by keys; both are there after a reload, and in a file."""
    page.open(link_of('circles.scene'))
    before = page.kept()
    page.key('e', 'e', 'e')
    expect(page.epoch() == 3, f'three epochs are {page.epoch()}')
    page.key('1')
    for x, y in ((520, 300), (560, 320), (600, 280)):
        page.click(x, y)
    page.until(lambda: page.kept() != before and page.kept().count('red') == before.count('red') + 3)
    text = page.kept()
    page.open(fresh=False)
    expect('had not saved' in page.told(), f'after a reload it says {page.told()!r}')
    page.key('^s')
    page.until(lambda: list(page.downloads.glob('*.scene')))
    expect('is downloaded' in page.told(), f'after saving it says {page.told()!r}')
    saved = next(page.downloads.glob('*.scene')).read_text()
    expect(saved.count('red') == text.count('red'), 'the file holds other points')


def handed_over(page):
    """The link that is copied opens in the native program."""
    page.open(link_of('circles.scene', 5))
    page.js('Module.page.copy = text => { window.copied = text; }')
    page.key('e', 'e')
    page.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {
        'type': 'keyDown', 'modifiers': 2, 'key': 'l', 'code': 'KeyL', 'windowsVirtualKeyCode': 76})
    if not page.js('return window.copied'):
        # Ctrl+L is the browser's: by the header.
        page.click(WIDTH - 74, 26)
        page.key('^c')
    link = page.js('return window.copied')
    expect(link and link.startswith('#scene='), f'copied was {link!r}')
    there = json.loads(run('train', link, '--epochs', '1', '--json'))
    here = json.loads(run('train', str(ROOT / 'tests/scenes/circles.scene'), '--epochs', '8', '--json'))
    expect(there['hash'] == here['hash'], 'another run came over')


def dropped(page):
    page.open()
    page.js(DROP, 'own.scene', 'data: {set: moons, count: 40}\n')
    page.rest()
    page.key('e')
    expect(page.epoch() == 1, 'a dropped scene does not train')
    page.js(DROP, 'own.md', '---\ntitle: Own\n---\n## One\n\nWords of mine.\n')
    page.rest()
    expect('Words of mine' in page.told(), f'a dropped lesson is told as {page.told()!r}')


def touched(page):
    """A tap places, staying erases, two fingers zoom."""
    page.open(link_of('circles.scene'))
    page.key('e', '1')
    page.until(lambda: 'epochs 1' in page.kept())
    before = page.kept().count('red')
    page.js(TOUCH, [[1, 520, 300, 'down'], [1, 520, 300, 'up']])
    page.until(lambda: page.kept().count('red') == before + 1)
    page.js(TOUCH, [[1, 520, 300, 'down']])
    time.sleep(0.8)
    page.js(TOUCH, [[1, 520, 300, 'up']])
    page.until(lambda: 'erase' in page.kept() or page.kept().count('red') == before)
    drawn = page.js('return Module.page.stats.drawn')
    page.js(TOUCH, [[1, 500, 300, 'down'], [2, 600, 300, 'down'], [1, 450, 300, 'move'], [2, 650, 300, 'move'],
                    [1, 450, 300, 'up'], [2, 650, 300, 'up']])
    page.rest()
    expect(page.js('return Module.page.stats.drawn') > drawn, 'two fingers do nothing')


def links(page):
    page.open('#lesson=5.3')
    expect('Step 3 of' in page.told(), f'told is {page.told()!r}')
    page.key(Keys.PAGE_DOWN)
    expect(page.js('return location.hash') == '#lesson=5.4', 'the address does not follow the lesson')
    page.js('location.hash = "#lesson=2.1"')
    page.until(lambda: 'Step 1 of' in page.told())
    page.open('#scene=brokenbrokenbroken')
    expect('This link cannot be opened' in page.told(), f'a broken link is told as {page.told()!r}')
    page.open('#licences')
    for name in ('FreeType', 'libcsv', 'Inter', 'Halfplane'):
        expect(name in page.js('return document.getElementById("licences").textContent'), f'no licence of {name}')


def framed(page, scratch):
    """In somebody's page: nothing of it asks for the network, and Escape gives Tab back."""
    outer = pathlib.Path(scratch) / 'outer.html'
    outer.write_text(f'<button id=before>a</button><iframe id=frame src="file://{PAGE}?frame#lesson=5.1" '
                     'style="width:1100px;height:700px"></iframe><button id=after>b</button>')
    page.driver.get(f'file://{outer}')
    page.driver.switch_to.frame('frame')
    page.until(lambda: page.js('return !!window.Module && Module.page.stats.drawn > 0'))
    page.rest()
    expect(page.js('return performance.getEntriesByType("resource").length') == 0, 'it loads something')
    page.js('document.getElementById("canvas").focus()')
    page.key(Keys.TAB)
    expect(page.js('return document.activeElement.id') == 'canvas', 'Tab leaves at once')
    page.key(Keys.ESCAPE, Keys.TAB)
    page.driver.switch_to.default_content()
    expect(page.js('return document.activeElement.id') == 'after', 'Tab does not come back')


def figures(page):
    page.open(link_of('circles.scene'))
    first = page.js('return Module.page.stats.first')
    page.js('Module._page_key(32, 0)')  # plays: it does not rest any more
    before = page.js('return [Module.page.stats.frames, Module.page.stats.busy, performance.now(), Module._page_epoch()]')
    time.sleep(3)
    after = page.js('return [Module.page.stats.frames, Module.page.stats.busy, performance.now(), Module._page_epoch()]')
    frames, busy, took, epochs = (b - a for a, b in zip(before, after))
    print(f'{PAGE.stat().st_size / 1e6:.2f} MB, first frame after {first:.0f} ms, '
          f'{frames / took * 1000:.0f} frames a second, {busy / frames:.1f} ms each, {epochs / took * 1000:.0f} epochs a second')


def main():
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        page = Page(scratch)
        tests = [pixels, hands, handed_over, dropped, touched, links, lambda page: framed(page, scratch), figures]
        names = ['pixels', 'hands', 'handed_over', 'dropped', 'touched', 'links', 'framed', 'figures']
        for test, name in zip(tests, names):
            try:
                test(page)
                print(f'ok {name}', flush=True)
            except Exception as error:  # the next one is told of as well
                failed += 1
                print(f'FAILED {name}: {error}', flush=True)
        page.close()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        page = Page(scratch, scale=2)
        try:
            pixels(page, 2)
            print('ok pixels at 2')
        except AssertionError as error:
            failed += 1
            print(f'FAILED pixels at 2: {error}')
        page.close()
    return 1 if failed else 0


sys.exit(main())

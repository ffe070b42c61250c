#!/usr/bin/python3
"""The page in a browser, used as a student would, by Chromium: the same pixels as `halfplane render`, hands, touch,
reload, drop, download, frames, links. Needs chromium, chromium-driver and python3-selenium; skipped (77) without.
Where there is a Firefox, it shows the same pixels, and takes the same hands; where there is zbarimg, it reads the code.

usage: tests/web.py PAGE.html HALFPLANE [TEST...]
"""
import base64
import functools
import http.server
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback

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
FIREFOX = shutil.which('firefox-esr') or shutil.which('firefox')

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

# Of the program's enums; of controls, any: the last that is drawn, which is the step.
ACT_SHARE, LESSON_NEXT, CONTROL_STEP = 10, 1, -1
WORD_MENU, ENTRY_DARK, ENTRY_EXPERIMENT = 4, 1, 20

OWN_LESSON = '''---
title: A lesson of mine
---
## One

Words of mine.

```{scene}
data: {points: [[1, 2, red], [3, 1, blue]]}
```

```{task}
- say: Take a step
  when: steps >= 1
  solve: [step]
```

## Two

Other words.
'''

DROP = '''
const carried = new DataTransfer(); // name, text, and so on
for (let i = 0; i < arguments.length; i += 2) carried.items.add(new File([arguments[i + 1]], arguments[i]));
window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
'''

# The size of the picture that is on the clipboard; what is wrong where there is none.
PICTURE = '''
const done = arguments[0];
navigator.clipboard.read().then(items => items[0].getType('image/png')).then(createImageBitmap)
  .then(image => done([image.width, image.height]), error => done(String(error)));
'''

# A finger, or two: [[id, x, y, what], ...].
TOUCH = '''
for (const [id, x, y, what] of arguments[0]) {
  const e = new PointerEvent('pointer' + what, { pointerId: id, pointerType: 'touch', clientX: x, clientY: y,
    button: 0, bubbles: true, cancelable: true });
  document.getElementById('canvas').dispatchEvent(e);
}
'''


class Hands:
    """What can be asked of a page in any browser."""

    def until(self, holds, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            if holds():
                return True
            time.sleep(0.1)
        raise AssertionError('it does not happen')

    def rest(self):
        """Until three frames in a row have drawn nothing, however long the machine takes for one."""
        look, end = 'return [Module.page.stats.frames, Module.page.stats.drawn]', time.time() + 60
        frames, drawn = self.js(look)
        while time.time() < end:
            time.sleep(0.1)
            now, more = self.js(look)
            if more != drawn:
                frames, drawn = now, more
            elif now >= frames + 3:
                time.sleep(0.2)  # what is told or kept a moment later
                return

    def find(self, name, index=0, part=0):
        """Where a target is; None where it is not drawn."""
        at = self.js("""const size = Module.lengthBytesUTF8(arguments[0]) + 1, name = Module._malloc(size);
            Module.stringToUTF8(arguments[0], name, size);
            const found = Module._page_find(name, arguments[1], arguments[2]);
            Module._free(name);
            return found;""", name, index, part)
        return None if at < 0 else (at % 10000, at // 10000)

    def press(self, name, index=0, part=0):
        at = self.find(name, index, part)
        expect(at, f'there is no {name} {index} {part} to press')
        self.click(*at)

    def epoch(self):
        return self.js('return Module._page_epoch()')

    def told(self):
        return self.js('return document.getElementById("told").textContent')

    def kept(self, name='unsaved.scene'):
        """What the browser keeps for the next time."""
        return self.js('return localStorage.getItem("halfplane:/own/" + arguments[0])', name) or ''


class Page(Hands):
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

    def phone(self, width, height, scale=2):
        """As wide as a phone, with fingers."""
        self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
            'width': width, 'height': height, 'deviceScaleFactor': scale, 'mobile': True})
        self.driver.execute_cdp_cmd('Emulation.setTouchEmulationEnabled', {'enabled': True})

    def desk(self):
        self.driver.execute_cdp_cmd('Emulation.setTouchEmulationEnabled', {'enabled': False})
        self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
            'width': WIDTH, 'height': HEIGHT, 'deviceScaleFactor': 1, 'mobile': False})

    def touch(self, what, *points):
        self.driver.execute_cdp_cmd('Input.dispatchTouchEvent', {
            'type': what, 'touchPoints': [{'x': x, 'y': y} for x, y in points]})

    def tap(self, *where):
        self.touch('touchStart', where)
        self.touch('touchEnd')
        time.sleep(0.2)  # the keyboard comes a moment later
        self.rest()

    def swipe(self, x, y, down):
        self.touch('touchStart', (x, y))
        for step in range(1, 11):
            self.touch('touchMove', (x, y + down * step / 10))
            time.sleep(0.02)
        self.touch('touchEnd')
        self.rest()

    def js(self, text, *words):
        return self.driver.execute_script(text, *words)

    def differing(self, png):
        return self.driver.execute_async_script(COMPARE, base64.b64encode(png).decode())

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

    def painted_anew(self, what):
        """In a window of another size all is painted anew; back in this one it must be what it was."""
        pixels = """new Uint32Array(document.getElementById('canvas').getContext('2d')
            .getImageData(0, 0, innerWidth, innerHeight).data.buffer)"""
        self.js(f'window.before = {pixels}')
        for width in (WIDTH + 8, WIDTH):
            self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
                'width': width, 'height': HEIGHT, 'deviceScaleFactor': 1, 'mobile': False})
            self.until(lambda: self.js('return document.getElementById("canvas").width') == width, 20)
            self.rest()
        differing = self.js(f'const anew = {pixels}; return anew.filter((pixel, i) => pixel !== before[i]).length')
        expect(differing == 0, f'{what} differs in {differing} pixels')

    def close(self):
        self.driver.quit()


class Firefox(Hands):
    """By its own protocol, Marionette: every Firefox has it, and the program that others go by need not be there."""

    def __init__(self, scratch):
        self.downloads = pathlib.Path(scratch) / 'downloads'
        self.downloads.mkdir()
        profile = pathlib.Path(scratch) / 'profile'
        profile.mkdir()
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        wanted = {'marionette.port': port, 'browser.download.folderList': 2,
                  'browser.download.dir': str(self.downloads), 'browser.shell.checkDefaultBrowser': False,
                  'datareporting.policy.dataSubmissionEnabled': False, 'layout.css.devPixelsPerPx': '1.0'}
        (profile / 'user.js').write_text(''.join(f'user_pref("{k}", {json.dumps(v)});\n' for k, v in wanted.items()))
        self.process = subprocess.Popen(
            [FIREFOX, '--headless', '--marionette', '--no-remote', '--profile', str(profile)],
            env={**os.environ, 'HOME': str(scratch)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.count = 0
        self.reached = self.reach(port)
        self.read()  # what it greets with
        self.say('WebDriver:NewSession', capabilities={})
        self.say('WebDriver:SetTimeouts', script=60000)
        for _ in range(3):  # the window until the page in it is as large as asked
            inner = self.js('return [innerWidth, innerHeight, outerWidth, outerHeight]')
            self.say('WebDriver:SetWindowRect', width=WIDTH + inner[2] - inner[0], height=HEIGHT + inner[3] - inner[1])

    @staticmethod
    def reach(port):
        for _ in range(600):
            try:
                return socket.create_connection(('127.0.0.1', port), timeout=120)
            except OSError:
                time.sleep(0.1)
        raise AssertionError('Firefox does not answer')

    def read(self):
        """One message: its length, a colon, JSON."""
        length = b''
        while not length.endswith(b':'):
            length += self.reached.recv(1)
        message = b''
        while len(message) < int(length[:-1]):
            message += self.reached.recv(int(length[:-1]) - len(message))
        return json.loads(message)

    def say(self, what, **words):
        self.count += 1
        message = json.dumps([0, self.count, what, words]).encode()
        self.reached.sendall(b'%d:%s' % (len(message), message))
        _, _, error, result = self.read()
        expect(not error, f'Firefox at {what}: {error and error.get("message")}')
        return result.get('value') if isinstance(result, dict) else result

    def js(self, text, *words):
        return self.say('WebDriver:ExecuteScript', script=text, args=words)

    def differing(self, png):
        return self.say('WebDriver:ExecuteAsyncScript', script=COMPARE, args=[base64.b64encode(png).decode()])

    def open(self, rest='', fresh=True):
        if fresh and self.js('return location.protocol') == 'file:':
            self.js('Module.page.forget();')
        self.say('WebDriver:Navigate', url='about:blank')
        self.say('WebDriver:Navigate', url=f'file://{PAGE}{rest}')
        self.until(lambda: self.js('return !!window.Module && Module.page.stats.drawn > 0 && !document.getElementById("wait")'))
        self.rest()

    def perform(self, kind, actions, **more):
        self.say('WebDriver:PerformActions', actions=[{'type': kind, 'id': kind, 'actions': actions, **more}])
        self.rest()

    def key(self, *keys):
        for key in keys:
            ctrl = len(key) > 1 and key.startswith('^')
            press = [{'type': kind, 'value': key[-1]} for kind in ('keyDown', 'keyUp')]
            held = [{'type': kind, 'value': '\ue009'} for kind in ('keyDown', 'keyUp')]
            self.perform('key', held[:1] + press + held[1:] if ctrl else press)

    def click(self, x, y):
        self.perform('pointer', [{'type': 'pointerMove', 'x': x, 'y': y, 'origin': 'viewport', 'duration': 0},
                                 {'type': 'pointerDown', 'button': 0}, {'type': 'pointerUp', 'button': 0}],
                     parameters={'pointerType': 'mouse'})

    def close(self):
        self.process.terminate()
        self.process.wait(20)


def run(*words):
    # Threads that wait do not spin: the browser needs the cores.
    environment = {**os.environ, 'OMP_WAIT_POLICY': 'passive'}
    done = subprocess.run([HALFPLANE, *words], capture_output=True, env=environment)
    expect(done.returncode == 0, f'halfplane {words[0]}: {done.stderr.decode().strip()}')
    return done.stdout


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
        differing = page.differing(png)
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
        page.press('act', ACT_SHARE)
        page.key('^c')
    link = page.js('return window.copied')
    expect(link and link.startswith('#scene='), f'copied was {link!r}')
    there = json.loads(run('train', link, '--epochs', '1', '--json'))
    here = json.loads(run('train', str(ROOT / 'tests/scenes/circles.scene'), '--epochs', '8', '--json'))
    expect(there['hash'] == here['hash'], 'another run came over')


def read_by_a_phone(page):
    """The code as a camera would see it."""
    if not shutil.which('zbarimg'):
        print('   there is no zbarimg to read the code with')
        return
    page.open(link_of('circles.scene', 5))
    page.js('Module.page.copy = text => { window.copied = text; }')
    page.press('act', ACT_SHARE)
    page.key('^c')
    with tempfile.NamedTemporaryFile(suffix='.png') as file:
        page.driver.save_screenshot(file.name)
        code = subprocess.run(['zbarimg', '--quiet', '--raw', file.name], capture_output=True).stdout.decode().strip()
    expect(code == page.js('return window.copied'), f'the code says {code!r}')


def copied_picture(page):
    """The panel under the pointer, as a picture for other programs."""
    page.driver.execute_cdp_cmd('Browser.grantPermissions', {
        'permissions': ['clipboardReadWrite', 'clipboardSanitizedWrite']})
    page.open(link_of('circles.scene', 5))
    page.js('Module._page_pointer(0, 640, 300, 1, 0, 0)')
    page.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {
        'type': 'keyDown', 'modifiers': 2 | 8, 'key': 'C', 'code': 'KeyC', 'windowsVirtualKeyCode': 67})
    page.until(lambda: 'picture' in page.told(), 20)
    expect('Copied as a picture' in page.told(), f'it says {page.told()!r}')
    size = page.driver.execute_async_script(PICTURE)
    expect(size[0] > 300 and size[1] > 300 and size[0] < WIDTH, f'on the clipboard is {size}')


def experiment(page):
    """Many starts, on the page's one thread, while it goes on drawing."""
    page.open(link_of('circles.scene'))
    page.key('u')
    page.press('experiment chip')  # the rate varies no longer
    at = page.find('experiment act')
    frames = page.js('return Module.page.stats.frames')
    page.driver.execute_script('for (const kind of [0, 1, 2]) Module._page_pointer(kind, ...arguments[0], 1, 1, 0)', at)
    page.until(lambda: page.find('experiment act', 2))
    page.until(lambda: not page.find('experiment act', 1), 120)
    page.rest()
    dots = [page.find('experiment run', i) for i in range(20)]
    expect(all(dots), 'not every start has its dot')
    expect(page.js('return Module.page.stats.frames') - frames > 5, 'it stands still meanwhile')


def dropped(page):
    page.open()
    page.js(DROP, 'own.scene', 'data: {set: moons, count: 40}\n')
    page.rest()
    page.key('e')
    expect(page.epoch() == 1, 'a dropped scene does not train')
    # With the table that it needs, which comes after it.
    page.js(DROP, 'rainy.scene', 'data: {file: few.csv}\n', 'few.csv', 'cold,wet,rain\n1,2,no\n2,1,yes\n3,4,no\n4,3,yes\n')
    page.rest()
    expect(page.epoch() == 0, 'a scene with its table does not open')
    page.key('e')
    expect(page.epoch() == 1, f'a scene with its table does not train: {page.told()!r}')
    page.js(DROP, 'own.md', '---\ntitle: Own\n---\n## One\n\nWords of mine.\n')
    page.rest()
    expect('Words of mine' in page.told(), f'a dropped lesson is told as {page.told()!r}')
    # Numbered as one of the program's, which it is not: the address must not lead there.
    page.js(DROP, '05-own.md', OWN_LESSON)
    page.rest()
    expect('A lesson of mine' in page.told() or 'Words of mine' in page.told(), page.told())
    expect(page.js('return location.hash') == '', f'the address is {page.js("return location.hash")}')
    page.js('Module.page.copy = text => { window.copied = text; }')
    page.press('act', ACT_SHARE)
    page.press('share tick', 1)
    page.key('^c')
    link = page.js('return window.copied')
    expect(link and '#lesson-text=' in link, f'its link is {link!r}')
    page.open(link[link.index('#'):])
    expect('Words of mine' in page.told(), f'from its link it is told as {page.told()!r}')
    page.key('s')
    expect('Done: 1' in page.told(), f'a task that is done is told as {page.told()!r}')


def touched(page):
    """A tap places, staying erases, two fingers zoom."""
    page.open(link_of('circles.scene'))
    page.key('e', '1')
    page.until(lambda: 'epochs 1' in page.kept())
    before = page.kept().count('red')
    page.js(TOUCH, [[1, 520, 300, 'down'], [1, 520, 300, 'up']])
    page.until(lambda: page.kept().count('red') == before + 1)
    page.js(TOUCH, [[1, 520, 300, 'down']])
    time.sleep(2)  # half a second is enough where the machine has time for it
    page.js(TOUCH, [[1, 520, 300, 'up']])
    page.until(lambda: 'erase' in page.kept() or page.kept().count('red') == before)
    drawn = page.js('return Module.page.stats.drawn')
    page.js(TOUCH, [[1, 500, 300, 'down'], [2, 600, 300, 'down'], [1, 450, 300, 'move'], [2, 650, 300, 'move'],
                    [1, 450, 300, 'up'], [2, 650, 300, 'up']])
    page.until(lambda: page.js('return Module.page.stats.drawn') > drawn, 10)


def on_a_phone(page):
    """A lesson by thumb: scrolled, a task done, a number typed, gone on."""
    page.phone(360, 640)
    page.open('#lesson=2.2')
    expect(page.js('return [innerWidth, devicePixelRatio]') == [360, 2], 'it is no phone')
    png = run('render', '#lesson=2.2', '-o', '-', '--size', '360x640', '--scale', '2')
    differing = page.differing(png)
    expect(differing == 0, f'on a phone {differing} pixels differ')
    field = None
    for _ in range(20):
        field = page.find('guess field', 0)
        if field and field[1] < 540:
            break
        page.swipe(180, 560, -60)
    expect(field and field[1] < 600, f'no swipe brings the question into sight: {field}')
    page.tap(*field)
    expect(page.js('return document.activeElement.id') == 'typed', 'a number is typed, and no keyboard comes')
    for letter in '2.6':
        page.driver.execute_cdp_cmd('Input.insertText', {'text': letter})
    page.js("""document.getElementById('typed').dispatchEvent(
        new InputEvent('beforeinput', { inputType: 'insertLineBreak', cancelable: true }))""")
    page.until(lambda: page.js('return document.activeElement.id') == 'canvas', 10)
    page.tap(*page.find('control', CONTROL_STEP))
    expect(page.epoch() >= 0 and 'Done: 1' in page.told(), f'after a step it says {page.told()!r}')
    page.tap(*page.find('lesson', LESSON_NEXT))
    expect('Step 3 of' in page.told(), f'after the next step it says {page.told()!r}')
    expect(page.js('return location.hash') == '#lesson=2.3', 'the address does not follow')
    page.open('')  # the list of lessons, by thumb
    for _ in range(12):
        page.swipe(180, 500, -300)
    last = page.find('shelf', 17)
    expect(last and last[1] < 640, f'the last lesson is at {last}')
    page.tap(*last)
    expect(page.js('return location.hash') == '#lesson=18.1', 'the last lesson does not open')
    page.desk()


def menu_by_thumb(page):
    """What has no room is found by going on; rows are as high as a finger is broad."""
    page.phone(390, 844)
    page.open(link_of('circles.scene', 5))
    page.tap(*page.find('word', WORD_MENU))
    rows = [page.find('entry', entry)[1] for entry in (ENTRY_DARK, ENTRY_DARK + 1)]
    expect(rows[1] - rows[0] >= 40, f'rows are at {rows}')
    page.tap(*page.find('entry', ENTRY_DARK))
    expect(page.js('return Module.page.stats.drawn') and not page.find('entry', ENTRY_DARK), 'the menu stays')
    page.tap(*page.find('word', WORD_MENU))
    for _ in range(6):
        page.swipe(200, 700, -300)
    last = page.find('entry', ENTRY_EXPERIMENT)
    expect(last and last[1] < 844, f'the last rows are at {last}')
    page.tap(*last)
    expect(page.find('experiment done'), 'no experiment opens')
    page.desk()


def spared(page):
    """Only what has changed is shown anew."""
    page.open(link_of('circles.scene'))
    before = page.js('return Module.page.stats.shown')
    page.driver.execute_script('Module._page_pointer(0, 640, 20, 1, 0, 0)')  # over the header, and what it says
    page.rest()
    time.sleep(1)
    page.rest()
    shown = page.js('return Module.page.stats.shown') - before
    expect(shown < WIDTH * HEIGHT / 4, f'{shown} pixels for a pointer that moves')
    page.key('e')
    drawn = page.js('return Module.page.stats.shown') - before - shown
    expect(0 < drawn < 3 * WIDTH * HEIGHT, f'{drawn} pixels for a step')
    page.key('e', '1', 'e')
    page.click(520, 300)
    page.driver.execute_script('Module._page_pointer(0, 2, 2, 1, 0, 0)')
    page.rest()
    page.painted_anew('what was painted bit by bit')


def helped(page):
    """While a run plays a second thread paints, the same pixels; where there is none, the first does."""
    page.open(link_of('circles.scene'))
    page.js('Module._page_key(32, 0)')
    page.until(lambda: page.js('return Module.page.stats.helped') > 3)
    page.js('Module._page_key(32, 0)')
    page.rest()
    count = page.js('return Module.page.stats.helped')
    page.key('e')
    expect(page.js('return Module.page.stats.helped') == count, 'at rest it is not needed')
    page.open('#lesson=1.1')
    page.js('Module.page.paints.always = true')
    # The sheet of all keys, there and away: a picture to paint that leaves nothing behind.
    page.until(lambda: page.js('Module._page_key(63, 0); Module._page_key(63, 0); return Module.page.stats.helped') > 0)
    for lesson in ('2.2', '5.3', '10.2', '13.3'):
        count = page.js('return Module.page.stats.helped')
        page.js('location.hash = "#lesson=" + arguments[0]', lesson)
        page.until(lambda: page.js('return Module.page.stats.helped') > count)
        page.rest()
        differing = page.differing(run('render', '#lesson=' + lesson, '-o', '-', '--size', f'{WIDTH}x{HEIGHT}'))
        expect(differing == 0, f'{lesson}, painted by a second thread, differs in {differing} pixels')
    # A picture that comes too late, one by this thread, and two at once: the last is the one that is shown.
    page.js('''const canvas = document.getElementById('canvas'), frame = helped => {
          Module.page.paints.always = helped;
          Module._page_frame(performance.now() / 1000, canvas.clientWidth, canvas.clientHeight, devicePixelRatio);
        }, keys = 63;
        Module._page_key(keys, 0); frame(true);
        Module._page_key(keys, 0); frame(false);
        Module._page_key(keys, 0); frame(true);
        Module._page_pointer(0, 640, 20, 1, 0, 0); frame(true);''')
    page.rest()
    page.painted_anew('what several painted in turn')
    script = page.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': 'delete window.Worker'})
    page.open(link_of('circles.scene'))
    page.js('Module._page_key(32, 0)')
    page.until(lambda: page.epoch() > 20)
    page.js('Module._page_key(32, 0)')
    page.rest()
    expect(page.js('return Module.page.stats.helped') == 0, 'there is no second thread')
    page.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', script)


def reader(page):
    """What somebody hears who sees nothing."""
    page.open('#lesson=5.3')
    expect('Your task' in page.told() or 'Step 3 of' in page.told(), page.told())
    page.key(Keys.TAB)
    expect(page.told().strip(), 'nothing is said of what has the focus')
    area = page.js("""const told = document.getElementById('told'), box = told.getBoundingClientRect();
        return [told.getAttribute('aria-live'), box.width, document.getElementById('canvas').getAttribute('role')]""")
    expect(area == ['polite', 1, 'application'], f'the live region is {area}')
    page.open(link_of('circles.scene'))
    page.js('Module._page_key(32, 0)')  # plays: it does not rest
    time.sleep(0.5)
    page.js('Module._page_key(32, 0)')
    page.until(lambda: 'Epoch' in page.told() and 'loss' in page.told(), 10)


def links(page):
    page.open('#lesson=5.3')
    expect('Step 3 of' in page.told(), f'told is {page.told()!r}')
    page.key(Keys.PAGE_DOWN)
    expect(page.js('return location.hash') == '#lesson=5.4', 'the address does not follow the lesson')
    page.js('location.hash = "#lesson=2.1"')
    page.until(lambda: 'Step 1 of' in page.told())
    page.open('#scene=brokenbrokenbroken')
    expect('This link cannot be opened' in page.told(), f'a broken link is told as {page.told()!r}')
    page.open('#lesson-text=brokenbrokenbroken')
    expect('This link cannot be opened' in page.told(), f'a broken lesson is told as {page.told()!r}')
    page.open('#lesson=99')
    expect('there is no lesson 99' in page.told(), f'a lesson that is not there is told as {page.told()!r}')
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


def hidden(page):
    """Behind another tab nothing goes on, and it says so."""
    page.open(link_of('circles.scene'))
    here = page.driver.current_window_handle
    page.js('Module._page_key(32, 0)')
    page.until(lambda: page.epoch() > 0)
    page.driver.switch_to.new_window('tab')
    time.sleep(1)
    page.driver.close()
    page.driver.switch_to.window(here)
    page.rest()
    expect('Paused while this tab was hidden' in page.told(), f'it says {page.told()!r}')
    epoch = page.epoch()
    time.sleep(0.5)
    expect(page.epoch() == epoch, 'it goes on')


def sandboxed(page, scratch):
    """Where the browser lets it keep nothing, it says so, and works."""
    outer = pathlib.Path(scratch) / 'sandbox.html'
    outer.write_text(f'<iframe id=frame sandbox="allow-scripts" src="file://{PAGE}?frame" '
                     'style="width:1100px;height:700px"></iframe>')
    page.driver.get(f'file://{outer}')
    page.driver.switch_to.frame('frame')
    page.until(lambda: page.js('return !!window.Module && Module.page.stats.drawn > 0'))
    page.rest()
    expect('may keep nothing' in page.told(), f'it says {page.told()!r}')
    page.js('document.getElementById("canvas").focus()')
    page.key('e')
    expect(page.epoch() == 1, 'it does not train')
    page.js('Module._page_key(32, 0)')
    page.until(lambda: page.epoch() > 20)
    page.js('Module._page_key(32, 0)')
    page.rest()
    page.driver.switch_to.default_content()


def served(page):
    """The folder for a web server: it asks for its two files and nothing else, and links lead to its address."""
    folder, asked = PAGE.parent / 'halfplane', []
    if not (folder / 'index.html').exists():
        print('   there is no folder for a web server beside the page')
        return

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, form, *words):
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f'http://127.0.0.1:{server.server_port}/'
        page.driver.get('about:blank')
        page.driver.get(address + '#lesson=5.3')
        page.until(lambda: page.js('return Module.page.stats.drawn > 0 && !document.getElementById("wait")'))
        page.rest()
        differing = page.differing(run('render', '#lesson=5.3', '-o', '-', '--size', f'{WIDTH}x{HEIGHT}'))
        expect(differing == 0, f'{differing} pixels differ')
        page.js('Module.page.copy = text => { window.copied = text; }')
        page.press('act', ACT_SHARE)
        page.key('^c')
        link = page.js('return window.copied')
        expect(link.startswith(address + '#scene='), f'its link is {link[:60]!r}')
        server.shutdown()
    others = [path for path in asked if path not in ('/', '/halfplane.cargo', '/favicon.ico')]
    expect('/halfplane.cargo' in asked and not others, f'asked for {asked}')


def worked(page):
    """Seconds of work of the tab's thread, as the machine's clock of that thread says: others do not count."""
    metrics = page.driver.execute_cdp_cmd('Performance.getMetrics', {})['metrics']
    return next(m['value'] for m in metrics if m['name'] == 'TaskDuration')


def pace(page, seconds=3):
    """Frames, milliseconds of each, epochs, in a second of a run that plays; and milliseconds of work a frame."""
    stats = 'return [Module.page.stats.drawn, Module.page.stats.busy, performance.now(), Module._page_epoch()]'
    page.js('Module._page_key(32, 0)')
    time.sleep(1)
    work, before = worked(page), page.js(stats)
    time.sleep(seconds)
    frames, busy, took, epochs = (b - a for a, b in zip(before, page.js(stats)))
    work = worked(page) - work
    page.js('Module._page_key(32, 0)')
    page.rest()
    return frames / took * 1000, busy / frames, epochs / took * 1000, work / frames * 1000


def figures(page):
    page.driver.execute_cdp_cmd('Performance.enable', {'timeDomain': 'threadTicks'})
    page.open(link_of('circles.scene'))
    first = page.js('return Module.page.stats.first')
    print(f'   {PAGE.stat().st_size / 1e6:.2f} MB, first frame after {first:.0f} ms; load {os.getloadavg()[0]:.1f}')
    expect(PAGE.stat().st_size < 1.7e6, 'the page is larger than 1.7 MB')
    page.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
        'width': 1440, 'height': 900, 'deviceScaleFactor': 1, 'mobile': False})
    page.js(DROP, 'w2.scene', 'data: {set: circles, count: 500}\nnetwork: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n'
                              'training: {batch: 10, rate: 0.03}\n')
    page.rest()
    epochs = {}
    page.key(*'++++++++++')
    for speed in ('as fast as it goes', '250 a second'):
        frames, each, epochs[speed], work = pace(page)
        print(f'   1440x900, 2-8-8-1, {speed}: {frames:.0f} frames a second, {each:.1f} ms each, {work:.1f} ms of them '
              f'work, {epochs[speed]:.0f} epochs a second; load {os.getloadavg()[0]:.1f}')
        page.key('-')
    expect(epochs['as fast as it goes'] > 0.8 * epochs['250 a second'], f'the fastest speed is slower: {epochs}')
    page.desk()


def in_firefox(page):
    """The same pixels, hands that place points, a run, a reload, a link."""
    for word in ('#lesson=5.3', '#lesson=13.3', link_of('circles.scene', 60)):
        page.open(word)
        size = page.js('return [innerWidth, innerHeight, devicePixelRatio]')
        png = run('render', word, '-o', '-', '--size', f'{size[0]}x{size[1]}')
        differing = page.differing(png)
        expect(differing == 0, f'{word[:40]} in {size}: {differing} pixels differ')
    page.js('Module._page_key(32, 0)')
    page.until(lambda: page.js('return Module.page.stats.helped') > 3)
    page.js('Module._page_key(32, 0)')
    page.rest()
    page.open(link_of('circles.scene', 60))
    page.key('e', 'e', '1')
    expect(page.epoch() == 62, f'two epochs more are {page.epoch()}')
    reds = page.kept().count('red')
    page.click(520, 300)
    page.until(lambda: page.kept().count('red') == reds + 1, 10)
    page.open(fresh=False)
    expect('had not saved' in page.told(), f'after a reload it says {page.told()!r}')
    page.key('^s')
    page.until(lambda: list(page.downloads.glob('*.scene')), 20)
    page.open('#lesson=2.1')
    page.press('lesson', LESSON_NEXT)
    expect(page.js('return location.hash') == '#lesson=2.2', 'the address does not follow the lesson')
    page.open('#scene=broken')
    expect('This link cannot be opened' in page.told(), f'a broken link is told as {page.told()!r}')


def tried(name, test, *words):
    """Whether it holds; the next one is tried in any case."""
    if len(sys.argv) > 3 and name not in sys.argv[3:]:
        return True
    try:
        test(*words)
        print(f'ok {name}', flush=True)
        return True
    except Exception as error:
        line = traceback.extract_tb(error.__traceback__)[1].lineno
        print(f'FAILED {name}, line {line}: {error}', flush=True)
        return False


def main():
    good = True
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        page = Page(scratch)
        for test in (pixels, hands, handed_over, read_by_a_phone, copied_picture, experiment, dropped, touched,
                     on_a_phone, menu_by_thumb, spared, helped, reader, links, hidden):
            good &= tried(test.__name__, test, page)
        good &= tried('framed', framed, page, scratch)
        good &= tried('sandboxed', sandboxed, page, scratch)
        good &= tried('served', served, page)
        good &= tried('figures', figures, page)
        page.close()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        page = Page(scratch, scale=2)
        good &= tried('pixels_at_2', pixels, page, 2)
        page.close()
    if not FIREFOX:
        print('there is no Firefox here')
        return 0 if good else 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        page = Firefox(scratch)
        good &= tried('in_firefox', in_firefox, page)
        page.close()
    return 0 if good else 1


sys.exit(main())

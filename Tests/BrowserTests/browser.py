"""Two browsers, driven by the protocols that they have built in: Chromium by its DevTools protocol, Firefox by Marionette.

A `Browser` opens a page from a file, chooses and drops folders, runs scripts in it, and keeps what the page asked a network for.
"""

import base64
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from websocket import create_connection


class Browser:
    """What both have in common: a process with a profile of its own, and messages over a connection."""

    program = []
    VIOLATIONS = "({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`)"

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="browser-")
        self.requests, self.violations, self.answers, self.last = [], [], {}, 0
        self.process = subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"HOME": self.profile, "PATH": "/usr/bin:/bin", "MOZ_HEADLESS": "1", "LANG": "C.UTF-8"})
        self.socket = self.connect()
        self.begin()

    @classmethod
    def find(cls):
        return next((path for path in map(shutil.which, cls.program) if path), None)

    def wait_for(self, name):
        path = pathlib.Path(self.profile, name)
        for _ in range(300):
            if path.exists() and path.read_text().strip():
                return path.read_text()
            time.sleep(0.1)
        raise RuntimeError(f"{self.program[0]} does not answer")

    def wait_until(self, condition, seconds=120):
        end = time.monotonic() + seconds
        while not self.run(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise RuntimeError(f"{condition}: not after {seconds} s")
            time.sleep(0.02)

    def outside(self):
        """What was asked for but the page itself and parts of its own."""
        return [url for url in self.requests if not url.startswith(("file:", "blob:", "data:", "about:"))]

    def close(self):
        try:
            self.socket.close()
        finally:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                # All was said; a busy machine is no fault.
                self.process.kill()
                self.process.wait()
            shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Chromium(Browser):
    name, program = "chromium", ["chromium", "chromium-browser", "google-chrome"]

    def command(self):
        return [self.find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-component-update",
                "--disable-background-networking", "--disable-sync", f"--user-data-dir={self.profile}", "--remote-debugging-port=0",
                "--remote-allow-origins=*", "about:blank"]

    def connect(self):
        port, path = self.wait_for("DevToolsActivePort").split("\n")[:2]
        return create_connection(f"ws://127.0.0.1:{port}{path}", timeout=120, suppress_origin=True)

    def begin(self):
        target = next(one for one in self.send("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "DOM", "Runtime", "Log"):
            self.tell(f"{domain}.enable")

    def send(self, method, session=None, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        self.socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer}")
                return answer.get("result", {})
            if "method" in answer:
                self.hear(answer["method"], answer["params"])

    def tell(self, method, **parameters):
        return self.send(method, self.session, **parameters)

    def hear(self, method, params):
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        if method == "Log.entryAdded" and "Content Security Policy" in params["entry"]["text"]:
            self.violations.append(params["entry"]["text"])

    def open(self, path):
        self.tell("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        self.wait_until("document.readyState === 'complete' && typeof start === 'function'")

    def show(self, path):
        """Opens a page without a script."""
        self.tell("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        self.wait_until("document.readyState === 'complete'")

    def run(self, script):
        answer = self.tell("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def audit(self, axe):
        """What axe-core, of this text, finds on the page."""
        self.run(axe)
        return self.run(f"axe.run().then({self.VIOLATIONS})")

    def choose(self, selector, path):
        root = self.tell("DOM.getDocument")["root"]["nodeId"]
        node = self.tell("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.tell("DOM.setFileInputFiles", nodeId=node, files=[str(pathlib.Path(path).resolve())])

    def drop(self, selector, path):
        place = self.run(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView(); const r = "
                         "e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        data = {"items": [], "files": [str(pathlib.Path(path).resolve())], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.tell("Input.dispatchDragEvent", type=kind, x=place[0], y=place[1], data=data)

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            self.tell("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def look(self, width, dark):
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=1000, deviceScaleFactor=1, mobile=False)
        value = "dark" if dark else "light"
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])

    def picture(self, path):
        shot = self.tell("Page.captureScreenshot", captureBeyondViewport=True)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def paper(self, path, width=8.27, height=11.69):
        pdf = self.tell("Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=False)
        pathlib.Path(path).write_bytes(base64.b64decode(pdf["data"]))


class Firefox(Browser):
    name, program = "firefox", ["firefox-esr", "firefox"]
    PREFERENCES = {"marionette.port": 0, "datareporting.policy.dataSubmissionEnabled": False,
                   "app.update.auto": False, "browser.shell.checkDefaultBrowser": False,
                   # The question whether a folder may be handed over is answered at once, not after a second in which its button waits.
                   "security.dialog_enable_delay": 0,
                   # A folder that is dropped comes from no drag of a window system, which would have given leave to read it.
                   "dom.filesystem.pathcheck.disabled": True}
    # In the place of the window in which a person chooses a file or folder: it gives what `picked` names.
    PICKER = """
      const Picker = {
        QueryInterface: ChromeUtils.generateQI(["nsIFilePicker"]),
        init(context, title, mode) { this.mode = mode; },
        open(callback) { Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK)); },
        appendFilters() {}, appendFilter() {}, appendRawFilter() {}, isModeSupported: async () => true,
        get file() { return globalThis.picked; },
        get fileURL() { return Services.io.newFileURI(globalThis.picked); },
        get files() {
          const rest = [globalThis.picked];
          return { QueryInterface: ChromeUtils.generateQI(["nsISimpleEnumerator"]), hasMoreElements: () => rest.length > 0,
                   getNext: () => rest.shift(), [Symbol.iterator]: () => rest.values() };
        },
      };
      Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
        Services.uuid.generateUUID(), "", "@mozilla.org/filepicker;1",
        { createInstance: (id) => Object.create(Picker).QueryInterface(id), QueryInterface: ChromeUtils.generateQI(["nsIFactory"]) });
    """
    # The folder as the browser's own entry, which reads it as it reads any that is dropped, in an event such as a drop is.
    DROP = """
      const [selector, path] = arguments;
      const input = window.document.createElement("input");
      input.type = "file";
      input.mozSetDndFilesAndDirectories([new window.Directory(path)]);
      const [entry] = input.webkitEntries;
      const event = new window.Event("drop", {bubbles: true, cancelable: true});
      const items = [{kind: "file", webkitGetAsEntry: () => entry, getAsFile: () => null}];
      event.wrappedJSObject.dataTransfer = Cu.cloneInto({items}, window, {cloneFunctions: true});
      window.document.querySelector(selector).dispatchEvent(event);
    """

    def command(self):
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in self.PREFERENCES.items()]
        pathlib.Path(self.profile, "user.js").write_text("".join(lines))
        return [self.find(), "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", self.profile, "about:blank"]

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", int(self.wait_for("MarionetteActivePort"))), timeout=120)
        self.stream = connection.makefile("rwb")
        self.receive()
        return connection

    def receive(self):
        size = b""
        while not size.endswith(b":"):
            byte = self.stream.read(1)
            if not byte:
                raise RuntimeError("firefox has ended")
            size += byte
        return json.loads(self.stream.read(int(size[:-1])))

    def send(self, method, **parameters):
        self.last += 1
        message = json.dumps([0, self.last, method, parameters]).encode()
        self.stream.write(b"%d:" % len(message) + message)
        self.stream.flush()
        _, _, error, answer = self.receive()
        if error:
            raise RuntimeError(f"{method}: {json.dumps(error)[:2000]}")
        return answer

    def begin(self):
        self.send("WebDriver:NewSession")
        self.send("WebDriver:SetTimeouts", script=600000)
        # Requests of this window's pages only: the browser itself may look for its own updates.
        self.inside("""
          globalThis.asked = [];
          Services.obs.addObserver((subject) => {
            const channel = subject.QueryInterface(Ci.nsIHttpChannel);
            if (channel.loadInfo?.browsingContextID) globalThis.asked.push(channel.URI.spec);
          }, "http-on-modify-request");
        """)
        self.inside(self.PICKER)

    def inside(self, script):
        """Runs a script of the browser's own."""
        self.send("Marionette:SetContext", value="chrome")
        value = self.send("WebDriver:ExecuteScript", script=script, args=[], sandbox="system", newSandbox=False).get("value")
        self.send("Marionette:SetContext", value="content")
        return value

    def outside(self):
        self.requests = self.inside("return globalThis.asked;")
        return super().outside()

    def open(self, path):
        self.send("WebDriver:Navigate", url=pathlib.Path(path).resolve().as_uri())

    def run(self, script):
        # Names of a page's script are no members of its window: they are reached by an element's own function.
        self.send("Marionette:SetContext", value="content")
        answer = self.send("WebDriver:ExecuteAsyncScript", args=[], sandbox=None, script=(
            f"const done = arguments[arguments.length - 1]; (async () => ({script}))()"
            ".then((value) => done({value: JSON.stringify(value)}), (error) => done({error: String(error)}));"))["value"]
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return json.loads(answer.get("value") or "null")

    def audit(self, axe):
        script = f"const done = arguments[arguments.length - 1];\n{axe}\n;axe.run(document).then({self.VIOLATIONS}).then(done, (error) => done([String(error)]));"
        return self.send("WebDriver:ExecuteAsyncScript", script=script, args=[], sandbox=None)["value"]

    def choose(self, selector, path):
        path = pathlib.Path(path).resolve()
        element = self.send("WebDriver:FindElement", using="css selector", value=selector)["value"]
        if not path.is_dir():
            self.send("WebDriver:ElementSendKeys", id=next(iter(element.values())), text=str(path))
            return
        self.inside("globalThis.picked = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);"
                    f"globalThis.picked.initWithPath({json.dumps(str(path))});")
        # What a person presses is its label.
        find = f"const input = document.querySelector({json.dumps(selector)}); const shown = input.labels[0] ?? input; shown.scrollIntoView(); return shown;"
        shown = self.send("WebDriver:ExecuteScript", script=find, args=[], sandbox=None)["value"]
        press = [{"type": "pointerMove", "duration": 0, "origin": shown, "x": 0, "y": 0},
                 {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.send("WebDriver:PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": press}])
        self.answer("upload all files")

    def answer(self, words, seconds=5):
        """Says yes to the question that has these words."""
        end = time.monotonic() + seconds
        while True:
            try:
                question = self.send("WebDriver:GetAlertText")["value"]
                break
            except RuntimeError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
        if words not in question:
            raise RuntimeError(f"firefox asks: {question}")
        self.send("WebDriver:AcceptAlert")

    def drop(self, selector, path):
        self.send("Marionette:SetContext", value="content")
        self.send("WebDriver:ExecuteScript", script=self.DROP, args=[selector, str(pathlib.Path(path).resolve())], sandbox="system", newSandbox=False)

    def picture(self, path):
        shot = self.send("WebDriver:TakeScreenshot", full=True)["value"]
        pathlib.Path(path).write_bytes(base64.b64decode(shot))


BROWSERS = {"chromium": Chromium, "firefox": Firefox}

//! A page → what a real browser makes of it: for tests alone.
//!
//! Drives the system's Chromium by the DevTools protocol over its debugging pipe (`--remote-debugging-pipe`: JSON messages
//! that end with a zero byte, on file descriptors 3 and 4). The pipe needs no port, no web socket and no crate for
//! one; two FIFOs and a shell hand it over. Tests call [`for_tests`], which skips with a line where there is no
//! Chromium and fails where the environment says `CI=true`.

mod axe;
mod pipe;

pub use axe::{Finding, accessibility};

use base64::Engine as _;
use pipe::Pipe;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Why the browser did not do what a test asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be started.
    #[error("cannot start {program}: {source}. Install Chromium, or set TAZAMUN_CHROMIUM to its path.")]
    Start {
        /// What was started.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// It did not answer in time, or went away.
    #[error("the browser did not answer '{0}' within {1} seconds; is the machine short of memory?")]
    Silent(String, u64),
    /// It refused a command.
    #[error("the browser refused '{method}': {message}")]
    Refused {
        /// The command.
        method: String,
        /// Its words.
        message: String,
    },
    /// A file could not be written or read.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
}

/// A headless Chromium with a profile of its own that goes away with it.
pub struct Browser {
    pipe: Pipe,
}

/// The system's Chromium: `TAZAMUN_CHROMIUM`, else the first of its usual names on the path.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("TAZAMUN_CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    std::env::split_paths(&path).flat_map(|dir| names.map(|n| dir.join(n))).find(|file| file.is_file())
}

/// A browser for a test; `None`, with a line that says so, where the machine has none.
///
/// # Panics
/// Where the environment says `CI=true` and there is no browser, or where it does not start.
pub fn for_tests() -> Option<Browser> {
    match find() {
        Some(program) => match Browser::launch(&program) {
            Ok(browser) => Some(browser),
            Err(error) => panic!("{error}"),
        },
        None if std::env::var("CI").is_ok_and(|ci| ci == "true") => panic!("CI needs Chromium for this test"),
        None => {
            println!("skipped: there is no Chromium on this machine");
            None
        }
    }
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// [`Error::Start`] where it cannot be started, [`Error::Silent`] where it does not answer.
    pub fn launch(program: &Path) -> Result<Self, Error> {
        let mut pipe = Pipe::open(program)?;
        pipe.call(None, "Browser.getVersion", json!({}))?;
        Ok(Browser { pipe })
    }

    /// Opens a page from a file and waits until it has loaded.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn open(&mut self, file: &Path, view: View) -> Result<Page<'_>, Error> {
        let url = format!("file://{}", file.canonicalize()?.display());
        self.open_address(&url, view)
    }

    /// Opens a page by its address and waits until it has loaded.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn open_address(&mut self, url: &str, view: View) -> Result<Page<'_>, Error> {
        let target = self.pipe.call(None, "Target.createTarget", json!({"url": "about:blank"}))?;
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session = self.pipe.call(None, "Target.attachToTarget", attach)?;
        let session = session["sessionId"].as_str().unwrap_or_default().to_owned();
        let mut page = Page { pipe: &mut self.pipe, session, url: url.to_owned() };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.call(&format!("{domain}.enable"), json!({}))?;
        }
        page.look(view)?;
        page.call("Page.navigate", json!({"url": url}))?;
        page.pipe.wait_for(&page.session, "Page.loadEventFired")?;
        Ok(page)
    }
}

/// An open page.
pub struct Page<'b> {
    pipe: &'b mut Pipe,
    session: String,
    url: String,
}

impl Page<'_> {
    /// Changes the size of the window and the scheme of colours.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn look(&mut self, view: View) -> Result<(), Error> {
        let size =
            json!({"width": view.width, "height": view.height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size)?;
        let scheme = if view.dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", features).map(drop)
    }

    /// Presses a key as a person does: `Tab`, `Enter`, `ArrowRight` and the like by their names, a space as `" "`.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn press(&mut self, key: &str) -> Result<(), Error> {
        let (code, number) = match key {
            "Tab" => ("Tab", 9),
            "Enter" => ("Enter", 13),
            " " => ("Space", 32),
            "ArrowLeft" => (key, 37),
            "ArrowRight" => (key, 39),
            other => (other, 0),
        };
        let mut stroke =
            json!({"type": "keyDown", "key": key, "code": code, "windowsVirtualKeyCode": number});
        // Links and buttons are followed by the character that Enter types, not by the key alone.
        match key {
            "Enter" => stroke["text"] = json!("\r"),
            " " => stroke["text"] = json!(" "),
            _ => {}
        }
        self.call("Input.dispatchKeyEvent", stroke.clone())?;
        stroke["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", stroke).map(drop)
    }

    /// Presses a key by its place on the keyboard (`KeyA`), whatever letter the layout gives it.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn press_place(&mut self, code: &str, letter: &str) -> Result<(), Error> {
        for kind in ["rawKeyDown", "keyUp"] {
            self.call("Input.dispatchKeyEvent", json!({"type": kind, "key": letter, "code": code}))?;
        }
        Ok(())
    }

    /// Types text where the focus is, as a keyboard or an input method would.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn type_text(&mut self, text: &str) -> Result<(), Error> {
        self.call("Input.insertText", json!({"text": text})).map(drop)
    }

    /// Clicks with the pointer in the middle of the first element that a selector names, after it was scrolled to.
    ///
    /// # Errors
    /// [`Error::Refused`] where there is no such element, or nothing of it is to be seen.
    pub fn click(&mut self, selector: &str) -> Result<(), Error> {
        let middle = format!(
            "(() => {{ const e = document.querySelector({}); e.scrollIntoView({{block: 'center'}});\
             const r = e.getClientRects()[0]; if (!r || !r.width) throw 'not to be seen';\
             return [r.x + r.width / 2, r.y + r.height / 2]; }})()",
            json!(selector)
        );
        let at = self.evaluate(&middle)?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// The value of an expression of JavaScript in the page; promises are waited for.
    ///
    /// # Errors
    /// [`Error::Refused`] where the expression throws.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value, Error> {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", asked)?;
        match answer.get("exceptionDetails") {
            Some(thrown) => {
                Err(Error::Refused { method: "Runtime.evaluate".into(), message: thrown.to_string() })
            }
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// The whole page as a PNG, `scale` times its size.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn screenshot(&mut self, scale: f64) -> Result<Vec<u8>, Error> {
        let metrics = self.call("Page.getLayoutMetrics", json!({}))?;
        let size = &metrics["cssContentSize"];
        let clip = json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": scale});
        let asked = json!({"format": "png", "clip": clip, "captureBeyondViewport": true});
        let answer = self.call("Page.captureScreenshot", asked)?;
        Ok(decoded(&answer))
    }

    /// The page as it is printed on A4, by its own `@page` rules.
    ///
    /// # Errors
    /// [`Error`] where the browser refuses or does not answer.
    pub fn pdf(&mut self) -> Result<Vec<u8>, Error> {
        let asked = json!({"preferCSSPageSize": true, "printBackground": true});
        let answer = self.call("Page.printToPDF", asked)?;
        Ok(decoded(&answer))
    }

    /// What was written to the console so far, errors and warnings of the browser itself included.
    ///
    /// # Errors
    /// [`Error`] where the browser does not answer.
    pub fn console(&mut self) -> Result<Vec<String>, Error> {
        // An answer to a command comes after every event that was sent before it.
        self.evaluate("0")?;
        let methods = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"];
        let events = methods.iter().flat_map(|m| self.pipe.events(&self.session, m));
        Ok(events.map(|e| e.to_string()).collect())
    }

    /// What every dialog said that the page has opened so far. An open dialog holds its page up, so that a page that opens
    /// one may as well make [`Browser::open`] fail.
    ///
    /// # Errors
    /// [`Error`] where the browser does not answer.
    pub fn dialogs(&mut self) -> Result<Vec<String>, Error> {
        self.evaluate("0")?;
        let opened = self.pipe.events(&self.session, "Page.javascriptDialogOpening");
        Ok(opened.map(|e| e["message"].to_string()).collect())
    }

    /// Every address that was asked for so far, but for the page itself and `data:`.
    ///
    /// # Errors
    /// [`Error`] where the browser does not answer.
    pub fn requests(&mut self) -> Result<Vec<String>, Error> {
        self.evaluate("0")?;
        let sent = self.pipe.events(&self.session, "Network.requestWillBeSent");
        let urls = sent.filter_map(|e| e["request"]["url"].as_str());
        let foreign =
            |url: &&str| !url.starts_with("data:") && url.split('#').next() != Some(self.url.as_str());
        Ok(urls.filter(foreign).map(str::to_owned).collect())
    }

    fn call(&mut self, method: &str, params: Value) -> Result<Value, Error> {
        self.pipe.call(Some(&self.session), method, params)
    }
}

fn decoded(answer: &Value) -> Vec<u8> {
    let text = answer["data"].as_str().unwrap_or_default();
    base64::engine::general_purpose::STANDARD.decode(text).unwrap_or_default()
}

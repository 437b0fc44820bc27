//! A browser tab with the page under test: the actions of a reader, and what the page then shows.

use serde_json::{Value, json};

use crate::WINDOWS;
use crate::chromium::Chromium;

/// A tab with the page under test.
pub struct Tab<'b> {
    pub browser: &'b mut Chromium,
    target: String,
    pub session: String,
    pub base_url: String,
    pub path: String,
    /// The browser's events while the page was loaded.
    pub events: Vec<Value>,
}

impl<'b> Tab<'b> {
    pub fn open(browser: &'b mut Chromium, base_url: &str, path: &str) -> Result<Self, String> {
        let target =
            browser.call(None, "Target.createTarget", json!({ "url": "about:blank" }))?["targetId"].as_str().unwrap_or_default().to_owned();
        let attached = browser.call(None, "Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        let session = attached["sessionId"].as_str().unwrap_or_default().to_owned();
        let mut tab = Self { browser, target, session, base_url: base_url.to_owned(), path: path.to_owned(), events: Vec::new() };
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            tab.call(&format!("{domain}.enable"), json!({}))?;
        }
        tab.resize(WINDOWS[1])?;
        tab.load()?;
        Ok(tab)
    }

    pub fn close(self) -> Result<(), String> {
        self.browser.call(None, "Target.closeTarget", json!({ "targetId": self.target })).map(drop)
    }

    pub fn call(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.browser.call(Some(&self.session), method, parameters)
    }

    /// Loads the page again.
    pub fn load(&mut self) -> Result<(), String> {
        let url = format!("{}{}", self.base_url, self.path);
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(format!("{url} does not open: {error}"));
        }
        let session = self.session.clone();
        self.browser.wait_for(&session, "Page.loadEventFired", &mut self.events).map(drop)
    }

    pub fn resize(&mut self, width: u32) -> Result<(), String> {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.call("Emulation.setDeviceMetricsOverride", size).map(drop)
    }

    /// Emulates the medium `media` and the preferred colour `scheme`.
    pub fn show_on(&mut self, media: &str, scheme: &str) -> Result<(), String> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).map(drop)
    }

    /// Evaluates `script` with the functions of `audit.js` as `audit`.
    pub fn ask(&mut self, script: &str) -> Result<Value, String> {
        let expression = format!("(() => {{ const audit = {}; return {script}; }})()", include_str!("audit.js"));
        let mut answer = self.call("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }))?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(error) => Err(format!("audit.js fails: {error}")),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// The value of a promise.
    pub fn wait(&mut self, promise: &str) -> Result<Value, String> {
        let wanted = json!({ "expression": promise, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", wanted)?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// The sentences that a function of `audit.js` returns.
    pub fn complaints(&mut self, script: &str, about: &str) -> Result<Vec<String>, String> {
        let found = self.ask(script)?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(|text| format!("{about}{text}")).collect())
    }

    pub fn press(&mut self, key: &str, code: u32) -> Result<(), String> {
        let text = if key == "Enter" { "\r" } else { "" };
        let down = json!({ "type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
        self.call("Input.dispatchKeyEvent", down)?;
        self.call("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code })).map(drop)
    }

    pub fn press_tab(&mut self) -> Result<Value, String> {
        self.press("Tab", 9)?;
        let mut focus = self.ask("audit.focus()")?;
        // The page may scroll smoothly to the focus.
        for _ in 0..50 {
            if focus["visible"] == true {
                break;
            }
            self.wait("new Promise((done) => setTimeout(done, 20))")?;
            focus = self.ask("audit.focus()")?;
        }
        Ok(focus)
    }
}

//! A browser in front of a running stack.

use crate::engines::{engines_of, tally};
use b2b_users_tests::{Browser, Config, Engine, Stack, StackOptions, test_id};
use serde_json::Value;
use std::any::type_name_of_val;
use std::future::Future;
use std::path::{Path, PathBuf};

/// A page of the site, its servers and its browser.
pub(crate) struct Scene {
    pub(crate) browser: Browser,
    pub(crate) stack: Stack,
    /// Chosen files live as long as the page that may still be reading them.
    folder: tempfile::TempDir,
}

/// Runs a test in each engine that it is for (see [`engines_of`]), with servers of its own.
pub(crate) async fn in_every_engine<F: Future<Output = Scene>>(
    options: StackOptions,
    test: impl Fn(Scene) -> F,
) {
    for engine in engines_of(type_name_of_val(&test)) {
        let browser = Browser::start(engine).await.unwrap();
        run(browser, options.clone(), &test).await;
    }
}

/// The same in Chromium alone, if that is requested.
pub(crate) async fn in_chromium<F: Future<Output = Scene>>(
    options: StackOptions,
    test: impl Fn(Scene) -> F,
) {
    if Engine::requested().unwrap().contains(&Engine::Chromium) {
        tally(&[Engine::Chromium]);
        let browser = Browser::start(Engine::Chromium).await.unwrap();
        run(browser, options, &test).await;
    }
}

/// The same in a window as narrow as a phone, or as narrow as the engine gets.
pub(crate) async fn on_a_phone_in_every_engine<F: Future<Output = Scene>>(
    options: StackOptions,
    test: impl Fn(Scene) -> F,
) {
    for engine in engines_of(type_name_of_val(&test)) {
        let browser = Browser::start_phone(engine).await.unwrap();
        let (width, _) = browser.viewport().await.unwrap();
        assert!(width < 450, "{} is {width} wide", engine.name());
        run(browser, options.clone(), &test).await;
    }
}

async fn run<F: Future<Output = Scene>>(
    browser: Browser,
    options: StackOptions,
    test: &impl Fn(Scene) -> F,
) {
    let engine = browser.engine().name();
    println!("in {engine}");
    let stack = Stack::start(options).unwrap();
    browser.goto(&stack.url()).await.unwrap();
    browser.intercept_downloads().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let scene = test(Scene {
        browser,
        stack,
        folder,
    })
    .await;
    let problems = scene.browser.problems().await.unwrap();
    assert!(problems.is_empty(), "{engine}: {problems:?}");
}

/// The usual stack.
pub(crate) fn usual() -> StackOptions {
    StackOptions::default()
}

/// A stack whose site has these settings.
pub(crate) fn with_config(config: &str) -> StackOptions {
    StackOptions {
        config: Config::Text(config.to_owned()),
        ..StackOptions::default()
    }
}

/// The sample that ships with the site.
pub(crate) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../www/sample-users.csv")
        .canonicalize()
        .unwrap()
}

impl Scene {
    /// Fills the fields of the form that every user needs.
    pub(crate) async fn fill_form(&self, email: &str) {
        for (field, text) in [
            ("email", email),
            ("firstName", "Zoë"),
            ("lastName", "O’Brien"),
            ("phoneNumber", "(555) 010-4477"),
            ("companyId", "42"),
        ] {
            self.browser.fill(&test_id(field), text).await.unwrap();
        }
        self.browser.select(&test_id("role"), "1").await.unwrap();
    }

    pub(crate) async fn click(&self, id: &str) {
        self.browser.click(&test_id(id)).await.unwrap();
    }

    /// Loads the page anew, after something changed in the store.
    pub(crate) async fn reload(&self) {
        self.browser.goto(&self.stack.url()).await.unwrap();
        self.browser.intercept_downloads().await.unwrap();
    }

    /// Waits until the page knows what the store has.
    pub(crate) async fn wait_for_store(&self) {
        let own_role = format!("{} option[value='custom:10021']", test_id("role"));
        self.browser.find(&own_role).await.unwrap();
    }

    /// Waits until an issue with this code stands among the texts that describe the control.
    pub(crate) async fn wait_for_code(&self, id: &str, code: &str) -> String {
        let script = "const ids = document.querySelector(arguments[0])?.getAttribute('aria-describedby');
            const found = ids?.split(' ').map((id) => document.getElementById(id)?.querySelector(arguments[1]));
            window.__issue = found?.find(Boolean)?.textContent;
            return window.__issue !== undefined;";
        let code = format!("[data-code='{code}']");
        self.browser
            .wait_until(script, vec![test_id(id).into(), code.into()])
            .await
            .unwrap();
        let text = self
            .browser
            .execute("return window.__issue", Vec::new())
            .await
            .unwrap();
        text.as_str().unwrap().to_owned()
    }

    /// The listed problems: row, code, column, value and advice of each.
    pub(crate) async fn problems(&self) -> Vec<Value> {
        let read = "return [...document.querySelectorAll('[data-testid=problem]')].map((row) => ({
            row: Number(row.dataset.row), code: row.dataset.code, column: row.children[1].textContent,
            value: row.children[2].textContent, advice: row.children[3].textContent }))";
        let listed = self.browser.execute(read, Vec::new()).await.unwrap();
        listed.as_array().unwrap().clone()
    }

    /// Checks the rows of a file against the store.
    pub(crate) async fn look(&self) {
        self.click("look").await;
        self.wait_for_ahead("known").await;
    }

    /// Waits until the look into the store has come to this end, and gives its words.
    pub(crate) async fn wait_for_ahead(&self, state: &str) -> String {
        let ahead = format!("[data-testid=ahead][data-state={state}]");
        self.browser.text(&ahead).await.unwrap()
    }

    /// Waits until the element has the keyboard's focus.
    pub(crate) async fn wait_for_focus(&self, id: &str) {
        let focused = "return document.activeElement === document.querySelector(arguments[0])";
        self.browser
            .wait_until(focused, vec![test_id(id).into()])
            .await
            .unwrap();
    }

    /// Waits until the form has come to this end.
    pub(crate) async fn wait_for_submission(&self, state: &str) -> String {
        let selector = format!("[data-testid=submission][data-state='{state}']");
        self.browser.find(&selector).await.unwrap();
        self.browser.text(&selector).await.unwrap()
    }

    /// Goes to *Add many*, chooses a file with this content, and waits until it was read.
    pub(crate) async fn import(&self, name: &str, content: &[u8]) {
        let file = self.folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        self.import_file(&file).await;
        let read =
            "return !!document.querySelector('[data-testid=file-name], [data-testid=file-error]')";
        self.browser.wait_until(read, Vec::new()).await.unwrap();
    }

    pub(crate) async fn import_file(&self, file: &Path) {
        self.click("tab-many").await;
        self.browser.upload(&test_id("file"), file).await.unwrap();
    }

    /// A number that the page shows.
    pub(crate) async fn number(&self, name: &str) -> usize {
        let text = self
            .browser
            .text(&test_id(&format!("count-{name}")))
            .await
            .unwrap();
        text.trim().parse().unwrap()
    }

    /// Waits until the import is over.
    pub(crate) async fn wait_for_result(&self) {
        let done = "return !!document.querySelector('[data-testid=verdict]')";
        for _ in 0..6 {
            if self.browser.wait_until(done, Vec::new()).await.is_ok() {
                return;
            }
        }
        panic!("the import did not end");
    }
}

//! The custom element in pages of somebody else: strict policies, several at once, moved,
//! changed and removed in the middle of things.

mod faults;
mod frames;
mod language;
mod lifecycle;
mod logins;
mod pages;
mod parts;
mod policies;
mod settings;

use crate::engines::engines_of;
use crate::login::ADMIN;
use b2b_users_sandbox::Options;
use b2b_users_tests::{Browser, Host, Stack, StackOptions, built_element, post};
use serde_json::{Value, json};
use std::any::type_name_of_val;
use std::future::Future;

const PAGE: &str = include_str!("element/page.js");

/// The strictest policy that the element works under, but for where requests go.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// A page with elements, a host that serves it, and a stack that its elements use.
pub(crate) struct Embedding {
    pub(crate) browser: Browser,
    pub(crate) stack: Stack,
    pub(crate) host: Host,
}

/// What differs from the usual embedding.
#[derive(Clone)]
pub(crate) struct Setting {
    /// The markup of the body.
    pub(crate) body: &'static str,
    /// More of the policy; empty for the usual one.
    pub(crate) policy: &'static str,
    /// What the page does first.
    pub(crate) script: &'static str,
    pub(crate) sandbox: Options,
    /// Whether the page may have problems of which the test itself takes care.
    pub(crate) may_have_problems: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            body: "<b2b-users id=\"one\" dialect=\"storefront-graphql\" company-id=\"42\" endpoint=\"ENDPOINT\"></b2b-users>",
            policy: POLICY,
            script: "",
            sandbox: Options::default(),
            may_have_problems: false,
        }
    }
}

/// Gives every element its login once it is there.
const WITH_LOGIN: &str = "document.addEventListener('DOMContentLoaded', () => {
    for (const one of document.querySelectorAll('b2b-users')) one.tokenProvider = async () => window.__token;
});";

/// A page whose elements get a login.
pub(crate) fn with_login() -> Setting {
    Setting {
        script: WITH_LOGIN,
        ..Setting::default()
    }
}

/// Runs a test in each engine that it is for.
pub(crate) async fn embedded<F: Future<Output = Embedding>>(
    setting: Setting,
    test: impl Fn(Embedding) -> F,
) {
    for engine in engines_of(type_name_of_val(&test)) {
        println!("in {}", engine.name());
        let options = StackOptions {
            sandbox: setting.sandbox.clone(),
            ..StackOptions::default()
        };
        let stack = Stack::start(options).unwrap();
        let endpoint = stack.sandbox_url().trim_end_matches('/').to_owned();
        let body = setting.body.replace("ENDPOINT", &endpoint);
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><script src=\"probe.js\"></script><script src=\"page.js\"></script><script src=\"own.js\"></script><script src=\"b2b-users.js\" defer></script></head><body>{body}</body></html>"
        );
        let token = login(&stack, &json!({}));
        let own = format!(
            "window.__token = '{token}'; window.__endpoint = '{endpoint}';\n{}",
            setting.script
        );
        let policy = format!("{}; connect-src 'self' {endpoint}", setting.policy);
        let files = [("index.html", &*page), ("page.js", PAGE), ("own.js", &own)];
        let host = Host::start(&built_element(), &files, &policy).unwrap();
        let browser = Browser::start(engine).await.unwrap();
        browser.goto(&host.url()).await.unwrap();
        let embedding = test(Embedding {
            browser,
            stack,
            host,
        })
        .await;
        if !setting.may_have_problems {
            let problems = embedding.browser.problems().await.unwrap();
            assert!(problems.is_empty(), "{}: {problems:?}", engine.name());
        }
    }
}

/// A storefront login of somebody who may create users, under these conditions.
pub(crate) fn login(stack: &Stack, conditions: &Value) -> String {
    let mut wanted = json!({ "userId": ADMIN });
    for (name, value) in conditions.as_object().unwrap() {
        wanted[name] = value.clone();
    }
    let answer = post(&format!("{}_sandbox/token", stack.sandbox_url()), &wanted).unwrap();
    answer.json().unwrap()["token"].as_str().unwrap().to_owned()
}

impl Embedding {
    /// Runs a script, the body of a function.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.browser.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a script gives true.
    pub(crate) async fn wait(&self, condition: &str) {
        let script = format!("return !!({condition})");
        self.browser.wait_until(&script, Vec::new()).await.unwrap();
    }

    /// Waits until the widget is there.
    pub(crate) async fn ready(&self, elements: usize) {
        let all = format!("events('ready').length === {elements}");
        self.wait(&all).await;
    }

    /// The details of all events of a name.
    pub(crate) async fn details(&self, name: &str) -> Vec<Value> {
        let script = "return events(arguments[0]).map((event) => event.detail)";
        let details = self.browser.execute(script, vec![json!(name)]).await;
        details.unwrap().as_array().unwrap().clone()
    }
}

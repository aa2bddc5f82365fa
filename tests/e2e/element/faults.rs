//! Modules that stop: ours, and one of somebody else on the same page.

use super::{Setting, embedded};
use serde_json::json;
use std::time::Duration;

/// A page with another module that can be made to stop, and that notes whether the stack of what it
/// throws tells modules apart.
const WITH_ANOTHER_MODULE: &str = "const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
window.stopAnother = async () => {
    const { instance } = await WebAssembly.instantiate(bytes);
    setTimeout(() => instance.exports.f());
};
window.addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) window.__tellsApart = !/<[?]>|.wasm code.]/.test(error.stack);
});";

/// A page that can make our module stop, by a pointer to nowhere, and that gives its element a login.
const WITH_A_FAULT: &str = "const stream = WebAssembly.instantiateStreaming.bind(WebAssembly);
WebAssembly.instantiateStreaming = async (...given) => {
    const made = await stream(...given);
    if (made.instance.exports.mounted_unmount) window.__engine = made.instance.exports;
    return made;
};
window.stopOurs = () => setTimeout(() => __engine.mounted_unmount(0x7ffffff0));
document.addEventListener('DOMContentLoaded', () => { document.querySelector('b2b-users').tokenProvider = async () => window.__token; });";

#[tokio::test(flavor = "multi_thread")]
async fn a_trap_of_another_module_is_not_taken_for_ours() {
    let setting = Setting {
        body: "<b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        script: WITH_ANOTHER_MODULE,
        may_have_problems: true,
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.run("stopAnother()").await;
        page.wait("window.__tellsApart !== undefined").await;
        // One engine names no module in its stacks. There, better stopped than seemingly alive.
        let tells_apart = page.run("return __tellsApart").await == json!(true);
        let errors = page.details("error").await;
        assert_eq!(errors.len(), usize::from(!tells_apart), "{errors:?}");
        if tells_apart {
            page.run("byTestId('tab-many').click(); choose(3)").await;
            page.wait("byTestId('send') && !byTestId('send').disabled")
                .await;
        }
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_fault_in_the_middle_of_an_import_nothing_is_sent_and_what_was_shown_stays() {
    let mut setting = Setting {
        script: WITH_A_FAULT,
        may_have_problems: true,
        ..Setting::default()
    };
    setting.sandbox.latency = Duration::from_millis(150);
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.run("byTestId('tab-many').click(); choose(40)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page.run("byTestId('send').click()").await;
        page.wait("events('created').length >= 2").await;
        page.run("stopOurs()").await;
        page.wait("events('error').length === 1").await;
        let error = &page.details("error").await[0];
        assert_eq!(error["code"], "engine.fault");
        assert_eq!(&page.run("return element().problem").await, error);
        // A timer may be left, and finds nothing to call; what is out ends, and nothing follows.
        page.wait("alive().requests === 0").await;
        let sent = page.run("return __sent").await;
        let users = page.stack.sandbox().users();
        let made = users.iter().filter(|user| user.email.starts_with("many"));
        assert!(made.count() < 40, "all were created");
        // A move keeps it, too.
        page.run("const place = document.createElement('section'); document.body.prepend(place); place.append(element())").await;
        page.run("element().load().then((there) => { window.__there = there })")
            .await;
        page.wait("window.__there === false").await;
        let shown = page.run("return [inside('[role=alert]').dataset.code, byTestId('tab-many').disabled, byTestId('tab-many').getAttribute('aria-selected'), events('error').length]").await;
        assert_eq!(shown, json!(["engine.fault", true, "true", 1]));
        assert_eq!(page.run("return __sent").await, sent);
        page
    })
    .await;
}

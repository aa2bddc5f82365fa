//! Storefront logins that come late, change, or belong to somebody else.

use super::{Setting, embedded, login};
use serde_json::json;
use std::time::Duration;

/// Notes which login goes where, and has a provider that answers when the test says so.
const WATCHED: &str = "window.__shown = [];
    const unwatched = window.fetch;
    window.fetch = (address, init) => {
        const header = init?.headers?.Authorization;
        if (header) __shown.push([new URL(address, location.href).origin, header.replace('Bearer ', '')]);
        return unwatched(address, init);
    };
    window.shown = (origin, token) => __shown.some(([to, what]) => to === origin && what === token);
    window.__answers = [];
    window.late = () => new Promise((resolve) => __answers.push(resolve));
    window.begin = (provider) => document.addEventListener('DOMContentLoaded', () => {
        document.querySelector('b2b-users').tokenProvider = provider;
    });";

const ROLE: &str = "inside(\"[data-testid='role'] option[value='custom:10021']\")";

fn watched(start: &str) -> Setting {
    let script = format!("{WATCHED}\n{start}");
    Setting {
        script: script.leak(),
        may_have_problems: true,
        ..Setting::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_may_change_while_a_login_is_awaited() {
    embedded(watched("begin(late);"), |page| async move {
        page.ready(1).await;
        page.wait("__answers.length === 1").await;
        page.run("element().companyId = '43'").await;
        page.wait("byTestId('companyId')?.value === '43' && __answers.length === 2")
            .await;
        // In one turn with another provider, too.
        page.run("element().tokenProvider = async () => __token; element().companyId = '42'")
            .await;
        page.run("__answers.forEach((answer) => answer('late'))")
            .await;
        page.wait(ROLE).await;
        let told = page
            .run("return [events('error').length, __shown.filter(([, what]) => what === 'late').length]")
            .await;
        assert_eq!(told, json!([0, 0]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_of_a_replaced_provider_is_dropped() {
    embedded(watched("begin(late);"), |page| async move {
        page.ready(1).await;
        page.wait("__answers.length === 1").await;
        page.run("element().tokenProvider = async () => __token")
            .await;
        page.wait(ROLE).await;
        page.run("__answers[0]('late'); fill('after@example.com'); byTestId('create').click()")
            .await;
        page.wait("events('created').length === 1").await;
        assert_eq!(page.run("return shown(__endpoint, 'late')").await, false);
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_goes_on_with_the_new_login_alone() {
    let mut setting = watched("begin(async () => __token);");
    setting.sandbox.latency = Duration::from_millis(150);
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait(ROLE).await;
        page.run("byTestId('tab-many').click(); choose(6)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page.run("byTestId('send').click()").await;
        page.wait("events('created').length >= 2").await;
        let second = login(&page.stack, &json!({}));
        page.run(&format!(
            "window.__second = '{second}'; element().tokenProvider = async () => __second"
        ))
        .await;
        page.wait("events('finished').length === 1").await;
        let last = page
            .run("const first = __shown.findIndex(([, what]) => what === __second); return [first > 0, __shown.slice(first).every(([, what]) => what === __second), events('created').length]")
            .await;
        assert_eq!(last, json!([true, true, 6]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_place_waits_for_the_import_and_for_its_results() {
    let mut setting = watched("begin(async () => __token);");
    setting.sandbox.latency = Duration::from_millis(150);
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait(ROLE).await;
        page.run("byTestId('tab-many').click(); choose(4)").await;
        page.wait("byTestId('send') && !byTestId('send').disabled")
            .await;
        page.run("byTestId('send').click()").await;
        page.wait("events('created').length >= 1").await;
        page.run("element().endpoint = location.origin; element().tokenProvider = async () => 'second'")
            .await;
        page.wait("events('finished').length === 1").await;
        page.wait("byTestId('another')").await;
        let before = page
            .run("return [shown(location.origin, 'second'), shown(__endpoint, 'second'), events('created').length]")
            .await;
        assert_eq!(before, json!([false, false, 4]));
        page.run("byTestId('another').click()").await;
        page.wait("shown(location.origin, 'second')").await;
        let after = page
            .run("return [shown(__endpoint, 'second'), shown(location.origin, __token)]")
            .await;
        assert_eq!(after, json!([false, false]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_buyer_portals_login_goes_to_no_place_that_only_markup_names() {
    let portal = "window.__asked = 0; window.b2b = { utils: { user: { getB2BToken() { __asked += 1; return __token; } } } };";
    embedded(watched(portal), |page| async move {
        page.ready(1).await;
        page.wait("byTestId('token')?.offsetParent").await;
        assert_eq!(
            page.run("return [__asked, __shown.length]").await,
            json!([0, 0])
        );
        // To its own page it does, as soon as the portal is there.
        page.run("element().endpoint = ''").await;
        page.wait("shown(location.origin, __token)").await;
        page
    })
    .await;
}

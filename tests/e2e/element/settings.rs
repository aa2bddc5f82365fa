//! Attributes, properties and logins, before and while the element is in use.

use super::{Setting, embedded, login};
use serde_json::json;

/// A page whose element knows its store from its settings and asks nobody.
fn quiet() -> Setting {
    Setting {
        body: "<b2b-users id=\"one\" dialect=\"management\" company-id=\"42\" endpoint=\"ENDPOINT\" look-ups=\"off\"></b2b-users>",
        ..Setting::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looks_words_and_rules_follow_the_settings() {
    embedded(quiet(), |page| async move {
        page.ready(1).await;
        page.run("type('email', 'half typed'); element().theme = 'dark'; element().locale = 'en-GB'; element().labels = { 'page.title': 'Your people' }").await;
        page.wait("inside('.b2b-users').dataset.theme === 'dark'").await;
        page.wait("inside('.b2b-title').textContent === 'Your people'").await;
        let shown = page.run("return [inside('.b2b-users').lang, byTestId('email').value, element().getAttribute('theme')]").await;
        assert_eq!(shown, json!(["en-GB", "half typed", "dark"]));
        // Other settings begin it anew.
        page.run("element().companyId = '43'").await;
        page.wait("byTestId('companyId')?.value === '43' && byTestId('email').value === ''").await;
        page.run("element().rules = { channels: [{ channelId: 7, channelName: 'Seventh', b2bEnabled: true }], companies: [], roles: [], extraFields: [] }").await;
        page.wait("inside('.b2b-users').textContent.includes('Seventh')").await;
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_paints_it_with_custom_properties_and_parts() {
    let setting = Setting {
        script: "const sheet = new CSSStyleSheet(); sheet.replaceSync('b2b-users { --b2b-users-primary: rgb(1, 2, 3) } b2b-users::part(title) { font-size: 44px } b2b-users::part(button-primary) { border-radius: 11px }'); document.adoptedStyleSheets = [sheet];",
        ..quiet()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        let painted = page.run("const create = getComputedStyle(byTestId('create')); return [create.backgroundColor, create.borderTopLeftRadius, getComputedStyle(inside('.b2b-title')).fontSize]").await;
        assert_eq!(painted, json!(["rgb(1, 2, 3)", "11px", "44px"]));
        // Every part that is documented is there.
        let parts = page.run("const all = [...element().shadowRoot.querySelectorAll('[part]')].flatMap((e) => [...e.part]); return [...new Set(all)].sort()").await;
        let always = ["button", "button-primary", "header", "input", "label", "lead", "page", "panel", "tab", "tabs", "title"];
        for part in always {
            assert!(parts.as_array().unwrap().contains(&json!(part)), "{part}: {parts}");
        }
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn properties_set_before_the_script_are_taken_over() {
    let setting = Setting {
        script: "document.addEventListener('DOMContentLoaded', () => {
            const early = document.createElement('b2b-users');
            for (const [name, value] of [['dialect', 'management'], ['endpoint', __endpoint], ['look-ups', 'off']]) early.setAttribute(name, value);
            // As a framework does that is faster than the script.
            Object.defineProperty(early, 'companyId', { value: '45', writable: true, configurable: true, enumerable: true });
            document.body.append(early);
        }, { once: true });
        new MutationObserver((_, observer) => {
            const one = document.querySelector('b2b-users');
            if (one && !customElements.get('b2b-users')) { one.companyId = '44'; one.theme = 'dark'; observer.disconnect(); }
        }).observe(document, { childList: true, subtree: true });",
        ..quiet()
    };
    embedded(setting, |page| async move {
        page.ready(2).await;
        let taken = page.run("return [byTestId('companyId').value, element().getAttribute('company-id'), inside('.b2b-users').dataset.theme]").await;
        assert_eq!(taken, json!(["44", "44", "dark"]));
        let early = page.run("return [byTestId('companyId', 1).value, Object.hasOwn(element(1), 'companyId')]").await;
        assert_eq!(early, json!(["45", false]));
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_property_set_before_the_script_is_told_and_the_others_are_taken() {
    let setting = Setting {
        // In the page itself: a driver's scripts see wrappers of functions.
        script: "const give = async () => null;
        window.useGive = () => { element().tokenProvider = give; };
        window.hasGive = () => element().tokenProvider === give;
        new MutationObserver((_, observer) => {
            const one = document.querySelector('b2b-users');
            if (one && !customElements.get('b2b-users')) { one.tokenProvider = 'abc'; one.labels = { 'page.title': 'Mine' }; observer.disconnect(); }
        }).observe(document, { childList: true, subtree: true });",
        ..quiet()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait("events('error').length === 1").await;
        let error = &page.details("error").await[0];
        assert_eq!(error["code"], "configuration.invalid");
        assert!(
            error["message"].as_str().unwrap().contains("tokenProvider"),
            "{error}"
        );
        assert_eq!(&page.run("return element().problem").await, error);
        assert_eq!(
            page.run("return inside('.b2b-title').textContent").await,
            "Mine"
        );
        // The property works again, and nothing is wrong any more.
        page.run("useGive()").await;
        page.wait("element().problem === null").await;
        assert_eq!(page.run("return hasGive()").await, true);
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_in_an_attribute_is_refused_and_removed() {
    let setting = Setting {
        body: "<b2b-users id=\"one\" dialect=\"management\" endpoint=\"ENDPOINT\" look-ups=\"off\" token=\"canary-token\"></b2b-users>",
        ..quiet()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait("events('error').length === 1").await;
        let error = &page.details("error").await[0];
        assert_eq!(error["code"], "element.secret_attribute");
        assert!(!error.to_string().contains("canary"), "{error}");
        assert_eq!(
            page.run("return document.documentElement.outerHTML.includes('canary')")
                .await,
            false
        );
        // At any time, and by whatever name.
        page.run("element().setAttribute('api_key', 'canary-key')")
            .await;
        page.wait("events('error').length === 2").await;
        assert_eq!(
            page.run("return element().hasAttribute('api_key')").await,
            false
        );
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_cannot_be_used_are_told_and_change_nothing() {
    embedded(quiet(), |page| async move {
        page.ready(1).await;
        page.run("type('email', 'half typed'); element().dialect = 'telepathy'")
            .await;
        page.wait("events('error').length === 1").await;
        assert_eq!(
            page.details("error").await[0]["code"],
            "configuration.invalid"
        );
        assert_eq!(
            page.run("return byTestId('email').value").await,
            "half typed"
        );
        page.run("element().dialect = 'management'; element().theme = 'light'")
            .await;
        page.wait("inside('.b2b-users').dataset.theme === 'light'")
            .await;
        assert_eq!(
            page.run("return byTestId('email').value").await,
            "half typed"
        );
        // A word that every object knows is no switch either.
        page.run("element().setAttribute('look-ups', 'constructor')")
            .await;
        page.wait("events('error').length === 2").await;
        let message = &page.details("error").await[1]["message"];
        assert!(
            message.as_str().unwrap().contains("\"lookUps\" must be"),
            "{message}"
        );
        page
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_login_takes_the_place_of_the_first_at_once() {
    let setting = Setting {
        script: "window.__asked = [];
            window.giving = (name, token) => async () => { __asked.push(name); return token; };
            document.addEventListener('DOMContentLoaded', () => { document.querySelector('b2b-users').tokenProvider = giving('first', __token); });",
        ..Setting::default()
    };
    embedded(setting, |page| async move {
        page.ready(1).await;
        page.wait("inside(\"[data-testid='role'] option[value='custom:10021']\")")
            .await;
        let second = login(&page.stack, &json!({}));
        page.run(&format!(
            "element().tokenProvider = giving('second', '{second}')"
        ))
        .await;
        page.wait("__asked.includes('second')").await;
        page.run("fill('zoe@example.com'); byTestId('create').click()")
            .await;
        page.wait("events('created').length === 1").await;
        // Whoever takes the login away leaves a field to paste one.
        page.run("element().tokenProvider = null").await;
        page.wait("byTestId('token').checkVisibility()").await;
        assert_eq!(
            page.run("return element().outerHTML.includes(__token)")
                .await,
            false
        );
        page
    })
    .await;
}
